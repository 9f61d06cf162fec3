import { InvalidArgumentError } from 'commander';
import { Command, Option } from 'nest-commander';
import { DIFFICULTIES, DOCUMENT_STATUSES } from '../documents/document.entity.js';
import type { Difficulty, DocumentStatus } from '../documents/document.entity.js';
import { DOCUMENT_SORTS } from '../documents/document-list.js';
import type { DocumentSort } from '../documents/document-list.js';
import { DocumentListService } from '../documents/document-list.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { choice, wholeNumber } from './option-parsers.js';
import { dateOf, table } from './table.js';
import { Terminal } from './terminal.js';

interface DocumentsOptions extends CommonOptions {
  readonly limit?: number;
  readonly status?: readonly DocumentStatus[];
  readonly difficulty?: readonly Difficulty[];
  readonly title?: string;
  readonly sort?: DocumentSort;
  readonly deleted?: boolean;
}

const DEFAULT_LIMIT = 100;

@Command({ name: 'documents', description: 'List the books of the library, newest first.' })
export class DocumentsCommand extends CliCommand {
  override readonly examples = [
    'colophon documents --status failed',
    'colophon documents --title python --sort title',
  ];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: DocumentsOptions): Promise<void> {
    const { limit = DEFAULT_LIMIT, status, difficulty, json, ...filter } = options;
    const request = { ...filter, limit, statuses: status, difficulties: difficulty };
    const page = await this.session.use('colophon documents', (library) =>
      library.get(DocumentListService).list(request, Infinity),
    );
    const { count, byStatus, byDifficulty, results: documents } = page;
    if (json) {
      this.terminal.json({ count, byStatus, byDifficulty, documents });
      return;
    }
    if (documents.length === 0) {
      const isFiltered = Object.keys(options).length > 0;
      this.terminal.note(
        isFiltered ? 'No such document.' : 'No document yet. Add one with `colophon ingest FILE`.',
      );
      return;
    }
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

  @Option({
    flags: '--status <status>',
    description: `One of ${DOCUMENT_STATUSES.join(', ')}; may be given more than once.`,
  })
  parseStatus(value: string, earlier: readonly DocumentStatus[] = []): DocumentStatus[] {
    return [...earlier, choice(value, DOCUMENT_STATUSES)];
  }

  @Option({
    flags: '--difficulty <level>',
    description: `One of ${DIFFICULTIES.join(', ')}; may be given more than once.`,
  })
  parseDifficulty(value: string, earlier: readonly Difficulty[] = []): Difficulty[] {
    return [...earlier, choice(value, DIFFICULTIES)];
  }

  @Option({ flags: '--title <text>', description: 'Only books with this in their title or file name.' })
  parseTitle(value: string): string {
    return value;
  }

  @Option({
    flags: '--sort <order>',
    description: `One of ${DOCUMENT_SORTS.join(', ')}; a minus turns the order round.`,
  })
  parseSort(value: string): DocumentSort {
    const found = DOCUMENT_SORTS.find((sort) => sort === value);
    if (!found) throw new InvalidArgumentError(`Give one of ${DOCUMENT_SORTS.join(', ')}.`);
    return found;
  }

  @Option({ flags: '--deleted', description: 'The hidden books, which `colophon restore` brings back.' })
  parseDeleted(): boolean {
    return true;
  }
}
