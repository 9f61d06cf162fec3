import type { ChunkType } from '../book/chunk-type.js';
import type { TokenStatistics } from '../chunking/chunk-statistics.js';
import type { Dropped, LedgerLine, PageRange } from '../chunking/page-ledger.js';
import type { EmbeddingResult } from './embedding-result.js';
import type { PageFailure, PageWarning } from '../book/page.js';
import type { ContentsSource, PageOffset } from '../structure/section.js';

/** What reading and structuring made of a book. */
export interface ContentsReport {
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
}

/** What reading, structuring and chunking made of a book. */
export interface ContentReport extends ContentsReport {
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

/** What a run that published made, kept with the run and shown by every surface. */
export interface RunReport extends ContentReport {
  readonly embedding: EmbeddingResult;
  /** Missing in reports of earlier versions. */
  readonly coverage?: Coverage;
  readonly peakRssBytes: number;
}

/** One entry of the contents: level 0 at the top, physical pages from 1. */
export interface ContentsEntry extends PageRange {
  readonly title: string;
  readonly level: number;
}

/** The beginning of a chunk. */
export interface ChunkPreview extends PageRange {
  /** Place in reading order, from 0. */
  readonly ordinal: number;
  readonly type: ChunkType;
  readonly text: string;
}

/** What a run made that ended before publishing: readers find it nowhere else. */
export interface StageReport extends ContentsReport, Partial<Omit<ContentReport, keyof ContentsReport>> {
  readonly peakRssBytes: number;
  /** The contents, of a run that ended with them. */
  readonly entries?: readonly ContentsEntry[];
  /** The first chunks, of a run that ended with them. */
  readonly previews?: readonly ChunkPreview[];
}

export function isStageReport(report: RunReport | StageReport): report is StageReport {
  return !('embedding' in report);
}
