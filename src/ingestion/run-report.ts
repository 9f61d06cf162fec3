import type { ChunkType } from '../chunking/chunk.js';
import type { TokenStatistics } from '../chunking/chunk-statistics.js';
import type { Dropped, LedgerLine, PageRange } from '../chunking/page-ledger.js';
import type { EmbeddingResult } from '../embedding/embedding-result.js';
import type { PageFailure, PageWarning } from '../pdf/page.js';
import type { ContentsSource, PageOffset } from '../structure/section.js';

/** What reading, structuring and chunking made of a book. */
export interface ContentReport {
  readonly pages: number;
  readonly pageFailures: readonly PageFailure[];
  /** Missing in reports of earlier versions. */
  readonly pageWarnings?: readonly PageWarning[];
  readonly toc: {
    readonly source: ContentsSource;
    readonly entries: number;
    /** 0 to 1, see `BookContents`; a report from before it was measured has none. */
    readonly confidence?: number;
    /** How printed page numbers were turned into physical ones, and whether the headings confirm it. */
    readonly pageOffset?: PageOffset | null;
  };
  readonly chunks: {
    readonly total: number;
    readonly byType: Readonly<Record<ChunkType, number>>;
    readonly dropped: readonly Dropped[];
    /** Null without chunks; missing in reports of earlier versions. */
    readonly tokens?: TokenStatistics | null;
  };
  /** Every page of the book, in exactly one line; missing in reports of earlier versions. */
  readonly ledger?: readonly LedgerLine[];
  /** First and last page of the book proper; missing in reports of earlier versions. */
  readonly content?: PageRange | null;
}

/** How much of a book can be searched. */
export interface Coverage {
  /** Chunks that have a vector by the model of their type. */
  readonly embedded: number;
  readonly failed: number;
  /** All chunks of the book. */
  readonly total: number;
  /** `embedded` of `total`: 0 to 1, 1 only when none is missing. */
  readonly share: number;
}

/** What a completed run made, kept with the run and shown by every surface. */
export interface RunReport extends ContentReport {
  readonly embedding: EmbeddingResult;
  /** Missing in reports of earlier versions. */
  readonly coverage?: Coverage;
  readonly peakRssBytes: number;
}
