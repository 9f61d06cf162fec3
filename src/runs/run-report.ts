import type { ChunkType } from '../book/chunk-type.js';
import type { TokenStatistics } from '../chunking/chunk-statistics.js';
import type { Dropped, LedgerLine, PageRange } from '../chunking/page-ledger.js';
import type { RepeatedLine } from '../chunking/repeated-lines.js';
import type { EmbeddingResult } from './embedding-result.js';
import type { PageFailure, PageWarning } from '../book/page.js';
import type { ContentsSource, PageOffset } from '../structure/section.js';

/** What reading and structuring found in a book. */
export interface ContentsReport {
  readonly pages: number;
  readonly pageFailures: readonly PageFailure[];
  /** Missing in reports of earlier versions. */
  readonly pageWarnings?: readonly PageWarning[];
  readonly toc: {
    readonly source: ContentsSource;
    readonly entries: number;
    /** 0 to 1, see `BookContents`; missing in reports from before it was measured. */
    readonly confidence?: number;
    /** How printed page numbers were mapped to physical ones, and whether the headings confirm it. */
    readonly pageOffset?: PageOffset | null;
  };
}

/** How the corrections by hand of earlier readings of the book fared. */
export interface CorrectionsReport {
  readonly applied: number;
  /** What they correct is no longer in the book. */
  readonly notApplied: readonly {
    readonly id: string;
    readonly kind: string;
    readonly reason: string;
  }[];
}

/** What reading, structuring and chunking found in a book. */
export interface ContentReport extends ContentsReport {
  readonly chunks: {
    readonly total: number;
    readonly byType: Readonly<Record<ChunkType, number>>;
    readonly dropped: readonly Dropped[];
    /** Running heads, page numbers and the like; missing in reports of earlier versions. */
    readonly repeated?: readonly RepeatedLine[];
    /** Null without chunks; missing in reports of earlier versions. */
    readonly tokens?: TokenStatistics | null;
  };
  /** Lists every page of the book exactly once; missing in reports of earlier versions. */
  readonly ledger?: readonly LedgerLine[];
  /** First and last page without front and back matter; missing in reports of earlier versions. */
  readonly content?: PageRange | null;
  /** Missing for a book without corrections. */
  readonly corrections?: CorrectionsReport;
}

/** Which share of a book can be searched. */
export interface Coverage {
  /** Chunks that have a vector of the model for their type. */
  readonly embedded: number;
  readonly failed: number;
  /** All chunks of the book. */
  readonly total: number;
  /** `embedded` / `total`: 0 to 1, and 1 only when no vector is missing. */
  readonly share: number;
}

/** What the stage `ranking` did with the lists of the topics. */
export interface RankingReport {
  /** `error`: the lists could not be made; the chunks can be searched nevertheless. */
  readonly status: 'success' | 'warning' | 'error';
  /** Subtopics with at least one chunk. */
  readonly processed_subtopics: number;
  /** Chunks in all lists. */
  readonly total_similarities: number;
  readonly message: string;
}

/** The report of a run that published. It is stored with the run, and every interface shows it. */
export interface RunReport extends ContentReport {
  readonly embedding: EmbeddingResult;
  /** Missing in reports of earlier versions. */
  readonly coverage?: Coverage;
  /** Missing without topics, and in reports of earlier versions. */
  readonly ranking?: RankingReport;
  readonly peakRssBytes: number;
}

/** One entry of the contents; level 0 is the top, physical pages count from 1. */
export interface ContentsEntry extends PageRange {
  readonly title: string;
  readonly level: number;
}

/** The beginning of a chunk. */
export interface ChunkPreview extends PageRange {
  /** Position in reading order, from 0. */
  readonly ordinal: number;
  readonly type: ChunkType;
  readonly text: string;
}

/** The report of a run that ended before publishing. Its results appear nowhere else. */
export interface StageReport extends ContentsReport, Partial<Omit<ContentReport, keyof ContentsReport>> {
  readonly peakRssBytes: number;
  /** The contents, for a run that ended with structuring. */
  readonly entries?: readonly ContentsEntry[];
  /** The first chunks, for a run that ended with chunking. */
  readonly previews?: readonly ChunkPreview[];
}

export function isStageReport(report: RunReport | StageReport): report is StageReport {
  return !('embedding' in report);
}
