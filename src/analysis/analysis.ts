import type { Chunking } from '../chunking/chunk.js';
import type { ErrorData } from '../errors/errors.js';
import type { PageFailure, PageWarning } from '../pdf/page.js';
import type { Contents } from '../structure/section.js';

/** The stages that need no database, in order. */
export const ANALYSIS_STAGES = ['reading', 'structuring', 'chunking'] as const;
export type AnalysisStage = (typeof ANALYSIS_STAGES)[number];

export interface AnalysisOptions {
  /** The PDF file. */
  readonly path: string;
  readonly heapMegabytes: number;
  readonly pageSeconds: number;
  readonly bookSeconds: number;
  /** Threads that read the pages of a long book. */
  readonly threads: number;
  /** Of an encrypted file; it is kept nowhere. */
  readonly password?: string;
  readonly withoutContents: 'synthesise' | 'reject';
  /** The models that will embed the chunks; at least one. */
  readonly models: readonly ChunkModel[];
}

/** What chunking must know of a model: its chunks may not be longer than it reads. */
export interface ChunkModel {
  readonly tokenizerPath: string;
  /** Special tokens included. */
  readonly maxTokens: number;
  /** Stands before every text. */
  readonly prefix: string;
}

/** A book understood: what a run stages and what `inspect` shows. */
export interface BookAnalysis {
  readonly title: string | null;
  readonly pageCount: number;
  readonly pageFailures: readonly PageFailure[];
  readonly pageWarnings: readonly PageWarning[];
  readonly contents: Contents;
  readonly chunking: Chunking;
  /** Milliseconds of each stage. */
  readonly stageMs: Readonly<Record<AnalysisStage, number>>;
}

/** What the analysis thread tells its parent. */
export type AnalysisMessage =
  | {
      readonly kind: 'progress';
      readonly stage: AnalysisStage;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'done'; readonly analysis: BookAnalysis }
  | { readonly kind: 'failed'; readonly stage: AnalysisStage; readonly error: ErrorData };
