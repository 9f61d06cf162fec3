import { Command, Option } from 'nest-commander';
import { DocumentsService } from '../documents/documents.service.js';
import { documentView } from '../documents/document-view.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { wholeNumber } from './option-parsers.js';
import { dateOf, table } from './table.js';
import { Terminal } from './terminal.js';

interface DocumentsOptions extends CommonOptions {
  readonly limit?: number;
}

const DEFAULT_LIMIT = 100;

@Command({ name: 'documents', description: 'List the books of the library, newest first.' })
export class DocumentsCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: DocumentsOptions): Promise<void> {
    const page = await this.session.use('colophon documents', (library) =>
      library.get(DocumentsService).list(options.limit ?? DEFAULT_LIMIT, 0),
    );
    const documents = page.documents.map((document) => ({
      ...documentView(document),
      chunks: document.chunks,
    }));
    if (options.json) {
      this.terminal.json({ count: page.count, byStatus: page.byStatus, documents });
      return;
    }
    if (documents.length === 0) this.terminal.note('No document yet. Add one with `colophon ingest FILE`.');
    if (documents.length === 0) return;
    const rows = documents.map(({ id, status, pages, chunks, createdAt, title }) => {
      return [id, status, String(pages ?? '-'), String(chunks), dateOf(createdAt), title];
    });
    const head = ['ID', 'STATUS', 'PAGES', 'CHUNKS', 'ADDED', 'TITLE'];
    table(head, rows).forEach((line) => this.terminal.line(line));
    if (page.count > documents.length) {
      this.terminal.note(`${page.count - documents.length} more: use --limit.`);
    }
  }

  @Option({
    flags: '--limit <n>',
    description: `How many documents, 1 to 1000; ${DEFAULT_LIMIT} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, 1000);
  }
}
