import { Command, Option } from 'nest-commander';
import { restoreBackup } from '../backup/restore.js';
import { assertFile } from '../documents/file-store/assert-file.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import { documentView } from '../documents/document-view.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibraryCommand } from './library-command.js';
import { explainFile } from './write-out.js';

interface RestoreOptions extends CommonOptions {
  readonly into?: string;
}

@Command({
  name: 'restore',
  arguments: '<what>',
  description:
    'Bring a hidden book back (`colophon documents --deleted` lists them); with --into, make a library of a backup.',
})
export class RestoreCommand extends LibraryCommand {
  override readonly examples = [
    'colophon restore handbook.pdf   # a hidden book',
    'colophon restore library.colophon --into ./restored   # a backup',
  ];

  @Option({
    flags: '--into <folder>',
    description: 'An empty folder, which becomes the data folder of the library.',
  })
  parseInto(value: string): string {
    return value;
  }

  async run([what]: string[], options: RestoreOptions): Promise<void> {
    if (options.into === undefined) await this.restoreBook(what!, options);
    else await this.restoreLibrary(what!, options.into, options);
  }

  private async restoreBook(name: string, { json }: RestoreOptions): Promise<void> {
    const document = await this.session.use('colophon restore', async (library) => {
      const { id } = await library.get(DocumentLookup).findDeleted(name);
      return library.get(DocumentsService).restore(id);
    });
    if (json) this.terminal.json(documentView(document));
    else this.terminal.line(`${document.id}  ${document.title}: is back`);
  }

  private async restoreLibrary(file: string, into: string, { json }: RestoreOptions): Promise<void> {
    await assertFile(file);
    const restored = await interruptible(this.terminal, (signal) =>
      restoreBackup(file, into, { signal, onProgress: this.terminal.progress }).catch(explainFile(into)),
    );
    const { folder, books, createdAt } = restored;
    if (json) this.terminal.json(restored);
    else {
      this.terminal.line(`${folder}: the library of ${createdAt}, with ${books} books`);
      this.terminal.line(`Set COLOPHON_DATA_DIR to ${folder} to use it.`);
    }
  }
}
