import { Injectable } from '@nestjs/common';
import type { AnalysisHooks, BookAnalysis, StructuredBook } from '../../chunking/analysis.js';
import { ChunkingService } from '../../chunking/chunking.service.js';
import { CorrectionsReplay } from '../../corrections/corrections-replay.js';
import type { CorrectedBook } from '../../corrections/corrections-replay.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { UserError } from '../../errors/errors.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunRepository } from '../../runs/run.repository.js';
import type { Stage } from '../../runs/stages.js';
import { METRICS } from '../../telemetry/metrics.js';
import { count } from '../../telemetry/recording.js';
import type { RunWork } from './run-stage.js';

/** The result of reading a book, and how long the last stage took, in milliseconds. */
export interface ReadBook<T extends StructuredBook> {
  readonly book: T;
  readonly ms: number;
}

/** Reads the book of a run, and moves the run to the stage that the analysis has reached. */
@Injectable()
export class BookReading {
  constructor(
    private readonly runs: RunRepository,
    private readonly documents: DocumentsService,
    private readonly chunking: ChunkingService,
    private readonly embedding: EmbeddingService,
    private readonly corrections: CorrectionsReplay,
  ) {}

  /** Stops after the contents. */
  structure(run: IngestionRunEntity, work: RunWork): Promise<ReadBook<StructuredBook>> {
    return this.read(run, work, (path, hooks) => this.chunking.structure(path, work.password, hooks));
  }

  /** Stops after the chunks, with the corrections by hand. @throws {UserError} `document.no_chunks`. */
  async cut(run: IngestionRunEntity, work: RunWork): Promise<ReadBook<CorrectedBook>> {
    const { book, ms } = await this.read<BookAnalysis>(run, work, async (path, hooks) => {
      const modelOf = await this.embedding.activeModels();
      const book = await this.chunking.analyse(path, { password: work.password }, hooks, modelOf);
      count(METRICS.chunks, {}, book.chunking.chunks.length);
      if (book.chunking.chunks.length > 0) return book;
      throw new UserError('document.no_chunks', 'No chunks could be made from the book.', {
        hint: 'Run `colophon inspect chunks FILE --json` to see what was left out and why.',
      });
    });
    return { book: await this.corrections.correct(run.documentId, book), ms };
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
      // Awaited below. Without this handler, a move that fails earlier would count as an unhandled rejection.
      moves.catch(() => undefined);
    };
    const hooks: AnalysisHooks = {
      signal,
      onProgress: (current, done, total) => {
        if (current !== stage) {
          enter(current);
          // From here on the analysis uses only one core, so the workers can start.
          if (current === 'structuring' && run.lastStage === 'publishing') this.embedding.prepare();
        }
        onProgress(current, done, total);
      },
    };
    const book = await this.documents
      .withFile(document, (path) => analyse(path, hooks), signal)
      .catch(async (error) => {
        // The error must be recorded in the stage in which it happened.
        await moves;
        throw error;
      });
    await moves;
    if (book.title !== null) await this.documents.nameAfterBook(run.documentId, book.title);
    return { book, ms: performance.now() - stageStarted };
  }
}
