import { Injectable } from '@nestjs/common';
import { chunkBody, inComment } from '../chunking/parts/chunk-markdown.js';
import { DocumentsService } from '../documents/documents.service.js';
import { documentView } from '../documents/document-view.js';
import { OperationalError } from '../errors/errors.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';
import { ChunkRepository } from './chunk.repository.js';
import type { ExportedRow, PublishedVersion } from './chunk.repository.js';
import { nothingPublished } from './ledger.service.js';
import type { SectionView } from './reading-views.js';
import { RecentContents } from './recent-contents.js';

export const EXPORT_FORMATS = ['jsonl', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Chunks in memory at a time, about 400 kB. */
const CHUNKS_A_READ = 200;
/** Stands in the first line; raised when a reader of the earlier form could not read a later one. */
const FORM = 'colophon-book/1';

/** Books as files for other programs, and for people. */
@Injectable()
export class BookExportService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly history: RunHistoryRepository,
    private readonly recent: RecentContents,
    private readonly chunks: ChunkRepository,
  ) {}

  /**
   * A book in pieces of text, of which only a few are in memory. The check comes before the first piece.
   *
   * JSONL has one object a line: the manifest (`kind` `book`), the sections, the chunks with their boxes and hashes, and
   * a last line (`end`) that shows that nothing is missing.
   *
   * @throws {UserError} `document.not_found`, `document.nothing_published`; {OperationalError} `export.changed`, while it
   *         is read, if another version of the book is published meanwhile.
   */
  async export(id: string, format: ExportFormat): Promise<AsyncGenerator<string, void, undefined>> {
    const document = await this.documents.get(id);
    const run = await this.history.latestPublished(document.id);
    if (!run) throw nothingPublished(document.id);
    const version = await this.chunks.version(document.id);
    const views = await this.recent.of(document.id);
    const chunks = this.chunksOf(document.id, version);
    if (format === 'markdown') return asMarkdown(document.title, views, chunks);
    const { toc, pages, ledger, content } = run.report;
    const manifest = {
      kind: 'book',
      form: FORM,
      ...documentView(document),
      pages,
      contents: toc,
      ledger: ledger ?? null,
      content: content ?? null,
      sections: views.length,
      chunks: version.chunks,
    };
    return asLines(manifest, views, chunks);
  }

  /** All published chunks have the run that published them, so a change shows. */
  private async *chunksOf(documentId: string, version: PublishedVersion): AsyncGenerator<ExportedRow> {
    let from = 0;
    for (;;) {
      const rows = await this.chunks.inOrder(documentId, from, CHUNKS_A_READ);
      for (const row of rows) {
        if (row.runId !== version.runId || row.ordinal !== from) throw changed();
        from += 1;
        yield row;
      }
      if (rows.length < CHUNKS_A_READ) break;
    }
    const { chunks, revision } = await this.chunks.version(documentId);
    if (from !== version.chunks || chunks !== from || revision !== version.revision) throw changed();
  }
}

async function* asLines(
  manifest: object,
  sections: readonly SectionView[],
  chunks: AsyncIterable<ExportedRow>,
): AsyncGenerator<string, void, undefined> {
  yield line(manifest);
  for (const section of sections) yield line({ kind: 'section', ...section });
  let count = 0;
  for await (const { runId: _, documentId: __, ...chunk } of chunks) {
    count += 1;
    yield line({ kind: 'chunk', ...chunk });
  }
  yield line({ kind: 'end', sections: sections.length, chunks: count });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Each section with its heading, and with a comment that names its pages; then its chunks. */
async function* asMarkdown(
  title: string,
  sections: readonly SectionView[],
  chunks: AsyncIterable<ExportedRow>,
): AsyncGenerator<string, void, undefined> {
  yield `# ${title}\n\n`;
  const order = new Map(sections.map(({ id, order: at }) => [id, at]));
  let next = 0;
  const headingsTo = function* (last: number): Generator<string> {
    for (; next <= last; next++) yield headingOf(sections[next]!);
  };
  for await (const chunk of chunks) {
    if (chunk.sectionId !== null) yield* headingsTo(order.get(chunk.sectionId) ?? -1);
    // Chunks that were written before their parts were stored have only their text.
    const { text, parts, sectionPath } = chunk;
    yield `${parts ? chunkBody({ text, parts, sectionPath }) : text}\n\n`;
  }
  yield* headingsTo(sections.length - 1);
}

const LEVELS = 6;

/** The title of the book has the first level. */
function headingOf({ level, title, pageFirst, pageLast }: SectionView): string {
  const pages = pageFirst === pageLast ? `page ${pageFirst}` : `pages ${pageFirst}-${pageLast}`;
  return `${'#'.repeat(Math.min(LEVELS, level + 2))} ${title}\n\n${inComment(pages)}\n\n`;
}

function changed(): OperationalError {
  return new OperationalError('export.changed', 'Another version of the book was published meanwhile.', {
    hint: 'Export it again.',
  });
}
