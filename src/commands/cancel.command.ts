import { Command } from 'nest-commander';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'cancel',
  arguments: '<document>',
  description: 'Stop the run of a document; what it had not published is removed.',
})
export class CancelCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([documentId]: string[], options: CommonOptions): Promise<void> {
    const cancelled = await this.session.use('colophon cancel', (library) =>
      library.get(IngestionService).cancel(documentId!),
    );
    if (options.json) this.terminal.json({ documentId, ...cancelled });
    else {
      this.terminal.line(`Run ${cancelled.runId} is cancelled; the document is ${cancelled.status} again.`);
    }
  }
}
