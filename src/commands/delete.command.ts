import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import type { Deletion } from '../documents/documents.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

interface DeleteOptions extends CommonOptions {
  readonly hard?: boolean;
  readonly yes?: boolean;
}

@Command({
  name: 'delete',
  arguments: '<documents...>',
  description: 'Hide books of the library; with --hard, remove them for good with their files.',
})
export class DeleteCommand extends CliCommand {
  override readonly examples = [
    'colophon delete handbook.pdf   # `restore` brings it back',
    'colophon delete handbook.pdf --hard --yes   # for good',
  ];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(names: string[], options: DeleteOptions): Promise<void> {
    const hard = options.hard ?? false;
    const deleted = await this.session.use('colophon delete', async (library) => {
      const lookup = library.get(DocumentLookup);
      // All documents are found before the first is deleted, so that a wrong name deletes nothing.
      const documents = new Map<string, DocumentEntity>();
      for (const name of names) {
        const document = await lookup.find(name);
        documents.set(document.id, document);
      }
      if (!options.yes) await this.confirm([...documents.values()], hard);
      const deletions: ({ readonly id: string; readonly title: string } & Deletion)[] = [];
      for (const { id, title } of documents.values()) {
        deletions.push({ id, title, ...(await library.get(IngestionService).delete(id, hard)) });
      }
      return deletions;
    });
    if (options.json) {
      this.terminal.json({ deleted });
      return;
    }
    for (const { id, title, kind, chunks, embeddings, warning } of deleted) {
      this.terminal.line(
        kind === 'hard'
          ? `${id}  ${title}: removed for good with its file, ${chunks} chunks and ${embeddings} vectors`
          : `${id}  ${title}: hidden; ingesting the same file brings it back`,
      );
      if (warning) this.terminal.note(warning);
    }
  }

  @Option({ flags: '--hard', description: 'Remove the file and everything made from it, for good.' })
  parseHard(): boolean {
    return true;
  }

  @Option({ flags: '--yes', description: 'Do not ask.' })
  parseYes(): boolean {
    return true;
  }

  /** @throws {UsageError} when the answer is no, or when nobody can be asked. */
  private async confirm(documents: readonly DocumentEntity[], hard: boolean): Promise<void> {
    if (!process.stdin.isTTY || !process.stderr.isTTY) {
      throw new UsageError(
        'Nobody can confirm the deletion.',
        '--yes',
        'Use --yes to delete without confirmation.',
      );
    }
    for (const { id, title, pageCount, fileName, status } of documents) {
      // A failed document is of no use, so it is always removed for good.
      const how =
        hard || status === 'failed'
          ? 'will be removed for good, with its file and everything made from it'
          : 'is hidden';
      this.terminal.note(`${id}  ${title} (${fileName}, ${pageCount ?? '?'} pages) ${how}`);
    }
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    // readline intercepts Ctrl-C.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    try {
      const answer = await lines.question('Delete? [y/N] ');
      if (!/^y(?:es)?$/i.test(answer.trim())) throw new UsageError('Nothing was deleted.', 'document');
    } finally {
      lines.close();
    }
  }
}
