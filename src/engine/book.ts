import type { BookAnalysis } from '../chunking/analysis.js';
import { ChunkingService } from '../chunking/chunking.service.js';
import { StageLimitConfig } from '../config/stage-limit.config.js';
import { PdfConfig } from '../pdf/pdf.config.js';
import { StructureConfig } from '../structure/structure.config.js';
import { catalogOf, embeddingConfigOf } from './models.js';
import type { ModelChoice } from './models.js';

export type { BookAnalysis } from '../chunking/analysis.js';
export type { Chunk } from '../chunking/chunk.js';
export type { ChunkType } from '../book/chunk-type.js';
export type { BookContents, Section } from '../structure/section.js';
export { UserError } from '../errors/errors.js';

export interface ReadBookOptions extends ModelChoice {
  /** For an encrypted file. */
  readonly password?: string;
  /** Also read the back-of-book index as data. */
  readonly index?: boolean;
  /** Threads that read a long book. Default: one for each CPU, 4 at most. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** `total` pages are to be read, structured or cut, and `done` of them are. */
  readonly onProgress?: (stage: 'reading' | 'structuring' | 'chunking', done: number, total: number) => void;
}

/**
 * Reads a PDF: its contents, and its text cut into typed chunks that know their pages. Chunks are as long as the model
 * that will embed them can read. It works in threads of its own and needs no service.
 *
 * @throws {AnalysisFailed} with the stage, and in `cause` an error that says what to do; {UserError} when the model is
 *         missing or damaged; `signal.reason` when aborted.
 */
export function readBook(path: string, options: ReadBookOptions = {}): Promise<BookAnalysis> {
  const { password, index, threads, signal, onProgress } = options;
  const embedding = embeddingConfigOf(options);
  const pdf = new PdfConfig({ PDF_THREADS: threads?.toString() });
  const chunking = new ChunkingService(
    pdf,
    new StructureConfig({}),
    new StageLimitConfig({}),
    embedding,
    catalogOf(embedding),
  );
  return chunking.analyse(path, { password, index }, { signal, onProgress });
}
