import { Command } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { documentView } from '../documents/document-view.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { CommonOptions } from './cli-command.js';
import { LibraryCommand } from './library-command.js';

@Command({
  name: 'restore',
  arguments: '<document>',
  description: 'Bring a hidden book back; `colophon documents --deleted` lists them.',
})
export class RestoreCommand extends LibraryCommand {
  async run([name]: string[], { json }: CommonOptions): Promise<void> {
    const document = await this.session.use('colophon restore', async (library) => {
      const { id } = await library.get(DocumentLookup).findDeleted(name!);
      return library.get(DocumentsService).restore(id);
    });
    if (json) this.terminal.json(documentView(document));
    else this.terminal.line(`${document.id}  ${document.title}: is back`);
  }
}
