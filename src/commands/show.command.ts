import { Command } from 'nest-commander';
import { SearchService } from '../search/search.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { citationOf } from './result-lines.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'show',
  arguments: '<chunk>',
  description: 'Show the whole text of a search result, by its chunkId.',
})
export class ShowCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id]: string[], options: CommonOptions): Promise<void> {
    const passage = await this.session.use('colophon show', (library) =>
      library.get(SearchService).passage(id!),
    );
    if (options.json) {
      this.terminal.json(passage);
      return;
    }
    this.terminal.line(citationOf(passage));
    this.terminal.line();
    this.terminal.line(passage.text);
  }
}
