import type { BookIndex } from '../book-index/book-index.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Chunking } from './chunk.js';
import type { ErrorData } from '../errors/errors.js';
import type { PageFailure, PageWarning } from '../book/page.js';
import type { FindableSource } from '../structure/build-contents.js';
import type { BookContents } from '../structure/section.js';
import type { PageRange, PageView } from './page-view/page-view.js';

/** The stages that need no database, in order. */
export const ANALYSIS_STAGES = ['reading', 'structuring', 'chunking'] as const;
export type AnalysisStage = (typeof ANALYSIS_STAGES)[number];

export interface AnalysisOptions extends AnalysisRequest {
  /** The PDF file. */
  readonly path: string;
  readonly heapMegabytes: number;
  readonly pageSeconds: number;
  readonly bookSeconds: number;
  /** See `stageLimit`. */
  readonly stageSeconds: number;
  /** Threads that read the pages of a long book. */
  readonly threads: number;
  readonly withoutContents: 'synthesise' | 'reject';
  /** The model that will embed the chunks of a type. */
  readonly models: Readonly<Record<ChunkType, ChunkModel>>;
}

/** What is wanted of one analysis, beyond what the settings of the installation say. */
export interface AnalysisRequest {
  /** Of an encrypted file; it is kept nowhere. */
  readonly password?: string;
  /** The one source to take the contents from; the best one unless given. */
  readonly contentsSource?: FindableSource;
  /** Also read the back-of-book index as data. */
  readonly index?: boolean;
  /** Also give these pages as positioned lines: physical, from 1, both included. */
  readonly pages?: PageRange;
}

/** Of an analysis that ends with the contents: no model is needed. */
export interface StructureOptions extends Omit<AnalysisOptions, 'models'> {
  readonly models: null;
}

/** What chunking must know of a model: its chunks may not be longer than it reads. */
export interface ChunkModel {
  readonly tokenizerPath: string;
  /** Special tokens included. */
  readonly maxTokens: number;
  /** Stands before every text. */
  readonly prefix: string;
}

/** A book whose contents are known. */
export interface StructuredBook {
  readonly title: string | null;
  readonly pageCount: number;
  readonly pageFailures: readonly PageFailure[];
  readonly pageWarnings: readonly PageWarning[];
  readonly contents: BookContents;
  /** Milliseconds of each stage. */
  readonly stageMs: Readonly<Record<AnalysisStage, number>>;
}

/** A book understood: what a run stages and what `inspect` shows. */
export interface BookAnalysis extends StructuredBook {
  readonly chunking: Chunking;
  /** Null when the book has none or nobody asked. */
  readonly index: BookIndex | null;
  /** The pages that were asked for, as far as they could be read. */
  readonly pageViews: readonly PageView[];
}

/** What the analysis thread tells its parent. */
export type AnalysisMessage =
  | {
      readonly kind: 'progress';
      readonly stage: AnalysisStage;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'done'; readonly analysis: BookAnalysis | StructuredBook }
  | { readonly kind: 'failed'; readonly stage: AnalysisStage; readonly error: ErrorData };

export interface AnalysisHooks {
  readonly signal?: AbortSignal;
  onProgress?(stage: AnalysisStage, done: number, total: number): void;
}

/** The stage in which an analysis failed travels with its cause. */
export class AnalysisFailed extends Error {
  constructor(
    readonly stage: AnalysisStage,
    override readonly cause: Error,
  ) {
    super(cause.message, { cause });
  }
}
