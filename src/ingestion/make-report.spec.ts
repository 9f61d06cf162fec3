import { chunkBook } from '../chunking/chunk-book.js';
import { countPieces } from '../chunking/testing/book-builder.js';
import { limitsFor } from '../chunking/token-limits.js';
import { ingestedLines } from '../commands/ingested-lines.js';
import { readBook } from '../pdf/read-book.js';
import { makePdf } from '../pdf/testing/make-pdf.js';
import type { PdfPage } from '../pdf/testing/make-pdf.js';
import { buildContents } from '../structure/build-contents.js';
import type { IngestedView } from '../runs/document-view.js';
import { contentReportOf, warningsOf } from './make-report.js';
import type { ContentReport, RunReport } from '../runs/run-report.js';

const embedding = {
  total_chunks: 3,
  embeddings_generated: 3,
  embeddings_failed: 0,
  embeddings_reused: 0,
  embeddings_truncated: 0,
  database_saves: 3,
  database_errors: 0,
  models_used: {},
  processing_time: 1,
};

const sentence = 'Files are opened and read by the program, and then they are closed again.';
const text: PdfPage = { texts: [700, 686, 672].map((y) => ({ text: sentence, x: 72, y })) };

async function reportOf(pages: readonly PdfPage[]): Promise<ContentReport> {
  const book = await readBook(makePdf({ pages }), { heapMegabytes: 128, pageSeconds: 10 });
  const contents = buildContents(book, { withoutContents: 'synthesise' });
  return contentReportOf({
    title: null,
    pageCount: book.pageCount,
    pageFailures: book.failures,
    pageWarnings: book.warnings,
    contents,
    chunking: chunkBook(book, contents, { limits: limitsFor(256), countTokens: countPieces }),
    stageMs: { reading: 0, structuring: 0, chunking: 0 },
  });
}
const withVectors = (report: ContentReport): RunReport => ({ ...report, embedding, peakRssBytes: 0 });

describe('the report of a book with scans among its pages', () => {
  let report: ContentReport;
  beforeAll(async () => {
    report = await reportOf([text, { image: true }, text, {}, { image: true }, { image: true }, text, text]);
  });

  it('warns of lost text and says on which pages', () => {
    expect(warningsOf(withVectors(report))).toEqual([
      '3 of 8 pages are scans, pictures without text: 2, 5-6. ' +
        'Run text recognition (OCR) on them to make them searchable.',
    ]);
  });

  it('has each page in one line, the range of the book and the lengths of the chunks', () => {
    expect(report.ledger).toMatchObject([
      { kind: 'kept', count: 4 },
      { kind: 'empty', count: 1, pages: [{ pageFirst: 4, pageLast: 4 }] },
      { kind: 'scanned', count: 3 },
    ]);
    expect(report.content).toEqual({ pageFirst: 1, pageLast: 8 });
    expect(report.chunks.tokens).toMatchObject({ over1000: 0 });
    expect(report.chunks.tokens!.minimum).toBeLessThanOrEqual(report.chunks.tokens!.mean);
    expect(report.chunks.tokens!.mean).toBeLessThanOrEqual(report.chunks.tokens!.maximum);
  });

  it('is shown to a person, and so is one of an earlier version that has no ledger', () => {
    const view: Omit<IngestedView, 'ledger'> = {
      id: 'id',
      sha256: '',
      title: 'Files',
      pages: 8,
      reused: true,
      status: 'completed',
      toc: { source: 'outline', confidence: 1, entries: 3, pageOffset: null },
      chunks: { total: 3, byType: report.chunks.byType, tokens: null },
      content: null,
      embedding,
      stages: {},
      peakRssBytes: 0,
    };
    expect(ingestedLines({ ...view, ledger: report.ledger ?? null })[1]).toBe(
      '  pages     8: 4 kept; left out: empty 4; scanned 2, 5-6',
    );
    expect(ingestedLines({ ...view, ledger: null })[1]).toBe('  pages     8');
    const { ledger: _, ...earlier } = withVectors(report);
    expect(warningsOf(earlier)).toEqual([]);
  });
});

it('warns of nothing where pages are merely empty', async () => {
  expect(warningsOf(withVectors(await reportOf([text, {}, text])))).toEqual([]);
});
