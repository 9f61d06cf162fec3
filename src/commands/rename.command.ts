import { Command } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { DocumentsService } from '../documents/documents.service.js';
import { documentView } from '../documents/document-view.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'rename',
  arguments: '<document> <title>',
  description: 'Change the title of a book; no later run replaces it.',
})
export class RenameCommand extends CliCommand {
  override readonly examples = ['colophon rename handbook.pdf "The Colophon Handbook"'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([name, title]: string[], options: CommonOptions): Promise<void> {
    const renamed = await this.session.use('colophon rename', async (library) => {
      const { id } = await library.get(DocumentLookup).find(name!);
      return library.get(DocumentsService).rename(id, title!);
    });
    if (options.json) this.terminal.json(documentView(renamed));
    else this.terminal.line(`${renamed.id}  ${renamed.title}`);
  }
}
