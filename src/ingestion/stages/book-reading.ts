import { Injectable } from '@nestjs/common';
import type { AnalysisHooks, BookAnalysis, StructuredBook } from '../../chunking/analysis.js';
import { ChunkingService } from '../../chunking/chunking.service.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { UserError } from '../../errors/errors.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunRepository } from '../../runs/run.repository.js';
import type { Stage } from '../../runs/stages.js';
import type { RunWork } from './run-stage.js';

/** A book as far as its run took it, and how long the last of the stages took, in milliseconds. */
export interface ReadBook<T extends StructuredBook> {
  readonly book: T;
  readonly ms: number;
}

/** Reads the book of a run; the run goes with the analysis from stage to stage. */
@Injectable()
export class BookReading {
  constructor(
    private readonly runs: RunRepository,
    private readonly documents: DocumentsService,
    private readonly chunking: ChunkingService,
    private readonly embedding: EmbeddingService,
  ) {}

  /** As far as its contents. */
  structure(run: IngestionRunEntity, work: RunWork): Promise<ReadBook<StructuredBook>> {
    return this.read(run, work, (path, hooks) => this.chunking.structure(path, work.password, hooks));
  }

  /** As far as its chunks. @throws {UserError} `document.no_chunks`. */
  async cut(run: IngestionRunEntity, work: RunWork): Promise<ReadBook<BookAnalysis>> {
    return this.read(run, work, async (path, hooks) => {
      const book = await this.chunking.analyse(path, { password: work.password }, hooks);
      if (book.chunking.chunks.length > 0) return book;
      throw new UserError('document.no_chunks', 'Nothing in the book could be made a chunk.', {
        hint: 'See with `colophon inspect chunks FILE --json` what was left out and why.',
      });
    });
  }

  private async read<T extends StructuredBook>(
    run: IngestionRunEntity,
    { signal, onProgress }: RunWork,
    analyse: (path: string, hooks: AnalysisHooks) => Promise<T>,
  ): Promise<ReadBook<T>> {
    const document = await this.documents.get(run.documentId);
    let stage: Stage = 'reading';
    let stageStarted = performance.now();
    let moves = Promise.resolve();
    const enter = (next: Stage) => {
      const [from, ms] = [stage, performance.now() - stageStarted];
      stage = next;
      stageStarted = performance.now();
      moves = moves.then(() => this.runs.move(run.id, from, next, ms));
      // Awaited below: until then a failed move is not yet an unhandled one.
      moves.catch(() => undefined);
    };
    const hooks: AnalysisHooks = {
      signal,
      onProgress: (current, done, total) => {
        if (current !== stage) {
          enter(current);
          // From here on the analysis needs one core.
          if (current === 'structuring' && run.lastStage === 'publishing') this.embedding.prepare();
        }
        onProgress(current, done, total);
      },
    };
    const book = await this.documents
      .withFile(document, (path) => analyse(path, hooks), signal)
      .catch(async (error) => {
        // How it ended is told of the stage in which it did.
        await moves;
        throw error;
      });
    await moves;
    if (book.title !== null) await this.documents.nameAfterBook(run.documentId, book.title);
    return { book, ms: performance.now() - stageStarted };
  }
}
