import type { StructuredBook } from '../chunking/analysis.js';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Chunk } from '../chunking/chunk.js';
import { tokenStatistics } from '../chunking/chunk-statistics.js';
import type { Chunking } from '../chunking/chunk.js';
import { pagesOfKinds } from '../chunking/page-ledger.js';
import type { ReplayOutcome } from '../corrections/correction.js';
import type { EmbeddedChunks } from '../embedding/embedding.service.js';
import type { EmbeddingResult } from '../runs/embedding-result.js';
import { STORED_TITLE_LENGTH, cutTitle } from '../structure/title-text.js';
import type {
  ContentReport,
  ContentsReport,
  CorrectionsReport,
  Coverage,
  RunReport,
  StageReport,
} from '../runs/run-report.js';

const PREVIEWS = 10;
const PREVIEW_LENGTH = 200;

/** What reading and structuring found in the book. */
function contentsReportOf(book: StructuredBook): ContentsReport {
  const { contents, pageCount, pageFailures, pageWarnings } = book;
  return {
    pages: pageCount,
    pageFailures,
    pageWarnings,
    toc: {
      source: contents.source,
      confidence: contents.confidence,
      entries: contents.sections.length,
      pageOffset: contents.pageOffset,
    },
  };
}

/** The report of a run that ends with structuring. */
export function contentsStageReport(book: StructuredBook, peakRssBytes: number): StageReport {
  const entries = book.contents.sections.map(({ title, level, pageFirst, pageLast }) => ({
    title: cutTitle(title, STORED_TITLE_LENGTH),
    level,
    pageFirst,
    pageLast,
  }));
  return { ...contentsReportOf(book), entries, peakRssBytes };
}

/** The report of a run that ends with chunking. */
export function chunksStageReport(
  content: ContentReport,
  chunks: readonly Pick<Chunk, 'ordinal' | 'type' | 'pageFirst' | 'pageLast' | 'text'>[],
  peakRssBytes: number,
): StageReport {
  const previews = chunks.slice(0, PREVIEWS).map(({ ordinal, type, pageFirst, pageLast, text }) => ({
    ordinal,
    type,
    pageFirst,
    pageLast,
    text: cutTitle(text, PREVIEW_LENGTH),
  }));
  return { ...content, previews, peakRssBytes };
}

/** What the report tells of a book that is cut into chunks. */
interface CutBook extends StructuredBook {
  readonly chunking: Omit<Chunking, 'chunks'> & {
    readonly chunks: readonly Pick<Chunk, 'type' | 'tokens'>[];
  };
  readonly corrections?: readonly ReplayOutcome[];
}

/** What reading, structuring and chunking found in the book. */
export function contentReportOf(analysis: CutBook): ContentReport {
  const { chunking, corrections = [] } = analysis;
  return {
    ...contentsReportOf(analysis),
    chunks: {
      total: chunking.chunks.length,
      byType: countByType(chunking.chunks),
      dropped: chunking.dropped,
      repeated: chunking.repeated,
      tokens: tokenStatistics(chunking.chunks),
    },
    ledger: chunking.ledger,
    content: chunking.content,
    ...(corrections.length > 0 && { corrections: correctionsReport(corrections) }),
  };
}

function correctionsReport(outcomes: readonly ReplayOutcome[]): CorrectionsReport {
  const notApplied = outcomes.flatMap((outcome) =>
    outcome.applied ? [] : [{ id: outcome.id, kind: outcome.kind, reason: outcome.reason }],
  );
  return { applied: outcomes.length - notApplied.length, notApplied };
}

export function reportOf(content: ContentReport, embedded: EmbeddedChunks, peakRssBytes: number): RunReport {
  return { ...content, embedding: embedded.result, coverage: coverageOf(embedded.result), peakRssBytes };
}

/** The coverage to four decimals, rounded down: an incomplete book must not appear complete. */
function coverageOf({ total_chunks: total, embeddings_failed: failed }: EmbeddingResult): Coverage {
  const embedded = total - failed;
  return {
    embedded,
    failed,
    total,
    share: total === 0 ? 0 : Math.floor((embedded / total) * 10_000) / 10_000,
  };
}

export function countByType(chunks: readonly Pick<Chunk, 'type'>[]): Record<ChunkType, number> {
  const counts = Object.fromEntries(CHUNK_TYPES.map((type) => [type, 0])) as Record<ChunkType, number>;
  for (const chunk of chunks) counts[chunk.type] += 1;
  return counts;
}

/** Sentences for readers: what part of the book cannot be searched. */
export function warningsOf(report: RunReport): string[] {
  const warnings: string[] = [];
  const { embeddings_failed, total_chunks } = report.embedding;
  if (embeddings_failed > 0) {
    const percent = Number((coverageOf(report.embedding).share * 100).toFixed(2));
    warnings.push(
      `${embeddings_failed} of ${total_chunks} chunks could not be embedded: ${percent} % can be searched.`,
    );
  }
  if (report.pageFailures.length > 0) {
    const pages = report.pageFailures.map((failure) => failure.page).join(', ');
    warnings.push(`${report.pageFailures.length} of ${report.pages} pages could not be read: ${pages}.`);
  }
  const scans = pagesOfKinds(report.ledger ?? [], ['scanned']);
  if (scans.count > 0) {
    warnings.push(
      `${scans.count} of ${report.pages} pages are scans, pictures without text: ${scans.pages}. ` +
        'Run text recognition (OCR) on them to make them searchable.',
    );
  }
  const doubtful = report.pageWarnings ?? [];
  if (doubtful.length > 0) {
    const pages = doubtful.map((warning) => warning.page).join(', ');
    warnings.push(`The text of ${doubtful.length} of ${report.pages} pages is doubtful: ${pages}.`);
  }
  const { applied, notApplied } = report.corrections ?? { applied: 0, notApplied: [] };
  if (notApplied.length > 0) {
    warnings.push(
      `${notApplied.length} of ${applied + notApplied.length} corrections by hand do not fit the book any more. ` +
        'They are kept: see `colophon corrections list`.',
    );
  }
  if (report.ranking?.status === 'error') {
    warnings.push(
      `The topics could not be ranked: ${report.ranking.message} Try again with \`colophon rank\`.`,
    );
  }
  return warnings;
}
