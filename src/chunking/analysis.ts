import type { BookIndex } from '../book-index/book-index.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Chunking } from './chunk.js';
import type { ErrorData } from '../errors/errors.js';
import type { PageFailure, PageWarning } from '../book/page.js';
import type { FindableSource } from '../structure/build-contents.js';
import type { BookContents } from '../structure/section.js';
import type { CompiledPdfium } from '../pdf/read-book.js';
import type { PageRange, PageView } from './page-view/page-view.js';

/** The stages of a run that need no database, in order. */
const ANALYSIS_STAGES = ['reading', 'structuring', 'chunking'] as const;
export type AnalysisStage = (typeof ANALYSIS_STAGES)[number];

export interface AnalysisOptions extends AnalysisRequest {
  /** The PDF file. */
  readonly path: string;
  readonly heapMegabytes: number;
  readonly pageSeconds: number;
  readonly bookSeconds: number;
  /** See `stageLimit`. */
  readonly stageSeconds: number;
  /** Number of threads that read the pages of a long book. */
  readonly threads: number;
  readonly withoutContents: 'synthesise' | 'reject';
  /** For each type of chunk, the model that will embed it. */
  readonly models: Readonly<Record<ChunkType, ChunkModel>>;
}

/** What the caller asks of one analysis; the settings of the installation decide the rest. */
export interface AnalysisRequest {
  /** For an encrypted file. It is never stored. */
  readonly password?: string;
  /** Take the contents from this source only. By default the analysis uses the best source. */
  readonly contentsSource?: FindableSource;
  /** Also read the back-of-book index as data. */
  readonly index?: boolean;
  /** Also return these pages as positioned lines. Physical pages from 1, both ends included. */
  readonly pages?: PageRange;
}

/** Options of an analysis that ends with the contents. It needs no model. */
export interface StructureOptions extends Omit<AnalysisOptions, 'models'> {
  readonly models: null;
}

/** What chunking must know about a model: a chunk may not be longer than the model can read. */
export interface ChunkModel {
  readonly tokenizerPath: string;
  /** Includes special tokens. */
  readonly maxTokens: number;
  /** The model expects it before every text. */
  readonly prefix: string;
}

/** A book whose contents are known. */
export interface StructuredBook {
  readonly title: string | null;
  readonly pageCount: number;
  readonly pageFailures: readonly PageFailure[];
  readonly pageWarnings: readonly PageWarning[];
  readonly contents: BookContents;
  /** Duration of each stage in milliseconds. */
  readonly stageMs: Readonly<Record<AnalysisStage, number>>;
}

/** The full result of an analysis: a run stages it and `inspect` shows it. */
export interface BookAnalysis extends StructuredBook {
  readonly chunking: Chunking;
  /** Null when the book has no index or the caller did not ask for it. */
  readonly index: BookIndex | null;
  /** The pages that the caller asked for, without those that could not be read. */
  readonly pageViews: readonly PageView[];
}

/** What the analysis thread is started with. */
export type AnalysisOrder = (AnalysisOptions | StructureOptions) & { readonly pdfium: CompiledPdfium };

/** Messages from the analysis thread to its parent. */
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

/** Carries the stage in which an analysis failed, and the cause. */
export class AnalysisFailed extends Error {
  constructor(
    readonly stage: AnalysisStage,
    override readonly cause: Error,
  ) {
    super(cause.message, { cause });
  }
}
