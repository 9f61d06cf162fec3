import type { ChunkType, Dropped } from '../chunking/chunk.js';
import type { EmbeddingResult } from '../embedding/embedding-result.js';
import type { PageFailure, PageWarning } from '../pdf/page.js';
import type { ContentsSource } from '../structure/section.js';

/** What a completed run made, kept with the run and shown by every surface. */
export interface RunReport {
  readonly pages: number;
  readonly pageFailures: readonly PageFailure[];
  /** Missing in reports of earlier versions. */
  readonly pageWarnings?: readonly PageWarning[];
  readonly toc: { readonly source: ContentsSource; readonly entries: number };
  readonly chunks: {
    readonly total: number;
    readonly byType: Readonly<Record<ChunkType, number>>;
    readonly dropped: readonly Dropped[];
  };
  readonly embedding: EmbeddingResult;
  readonly peakRssBytes: number;
}
