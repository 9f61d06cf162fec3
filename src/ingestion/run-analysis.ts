import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { AnalysisHooks } from '../chunking/thread/analyse-book.js';
import type { BookAnalysis, StructuredBook } from '../chunking/thread/analysis.js';
import { ChunkingService } from '../chunking/chunking.service.js';
import { ContentRepository } from '../content/content.repository.js';
import { DocumentsService } from '../documents/documents.service.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { UserError } from '../errors/errors.js';
import type { DocumentChange } from '../runs/document-change.js';
import type { IngestionRunEntity } from '../runs/ingestion-run.entity.js';
import { RunLetters } from './jobs/run-letters.js';
import { chunksStageReport, contentReportOf, contentsStageReport } from './make-report.js';
import { ownPeakRss } from '../process/peak-memory.js';
import { restingChange } from './resting-change.js';
import { RunMovedOn } from '../runs/run-heartbeat.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';
import type { StagedContent } from '../runs/run-history.repository.js';
import type { ContentReport, StageReport } from '../runs/run-report.js';
import { STAGE_MESSAGES } from '../runs/run-states.js';
import type { Stage } from '../runs/run-states.js';
import { RunRepository } from '../runs/run.repository.js';
import { StageLimits } from './stages/stage-limits.js';

/** How this process works on a run. */
export interface RunWork {
  /** Of an encrypted book. */
  readonly password?: string;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
}

/** A book as far as its run took it, and how long the last of the stages took, in milliseconds. */
interface Worked<T extends StructuredBook> {
  readonly book: T;
  readonly ms: number;
}

/** The stages of a run before the embedding, and the end of a run that goes no further. */
@Injectable()
export class RunAnalysis {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly history: RunHistoryRepository,
    private readonly documents: DocumentsService,
    private readonly content: ContentRepository,
    private readonly analysis: ChunkingService,
    private readonly embedding: EmbeddingService,
    private readonly limits: StageLimits,
    private readonly letters: RunLetters,
  ) {}

  /** Finds the contents of the book, with which the run is complete. What is stored of the book stays as it is. */
  async findContents(run: IngestionRunEntity, work: RunWork): Promise<void> {
    const { book, ms } = await this.workOn(run, work, (path, hooks) =>
      this.analysis.structure(path, work.password, hooks),
    );
    if (book.title !== null) await this.documents.nameAfterBook(run.documentId, book.title);
    const report = contentsStageReport(book, ownPeakRss());
    const message = `Its contents are found: ${report.toc.entries} entries. It is not cut into chunks yet.`;
    const change = await this.restingChange(run, book, message);
    await this.limits.transaction('structuring', book.pageCount, async (manager) => {
      await this.runs.move(run.id, 'structuring', 'completed', ms, manager);
      await this.complete(run, report, change, manager);
    });
  }

  /** Cuts the book into chunks, with which the run is complete: they wait for one that embeds them. */
  async cutChunks(run: IngestionRunEntity, work: RunWork): Promise<void> {
    const { book, ms } = await this.analyse(run, work);
    const content = contentReportOf(book);
    const report = chunksStageReport(content, book.chunking.chunks, ownPeakRss());
    const message = `${content.chunks.total} chunks are cut and wait to be embedded.`;
    const change = await this.restingChange(run, book, message);
    await this.limits.transaction('chunking', book.pageCount, async (manager) => {
      await this.runs.move(run.id, 'chunking', 'completed', ms, manager);
      await this.stage(run, book, content, manager);
      await this.content.replaceStaged(run.documentId, run.id, manager);
      await this.complete(run, report, change, manager);
    });
  }

  /** What is to be embedded: the chunks that are published, or that a run before staged, or what the book gives now. */
  async contentToEmbed(run: IngestionRunEntity, work: RunWork): Promise<ContentReport> {
    if (run.staged) return run.staged;
    if (run.firstStage === 'reading') return this.stageChunks(run, work);
    const waiting = await this.history.stagedBy(run.documentId);
    return waiting ? this.takeOver(run, waiting) : this.publishedContent(run);
  }

  private async stageChunks(run: IngestionRunEntity, work: RunWork): Promise<ContentReport> {
    const { book, ms } = await this.analyse(run, work);
    const report = contentReportOf(book);
    const { pageCount, contents } = book;
    await this.limits.transaction('chunking', pageCount, async (manager) => {
      await this.runs.move(run.id, 'chunking', 'embedding', ms, manager);
      await this.stage(run, book, report, manager);
      const change = {
        status: 'processing',
        message: STAGE_MESSAGES.embedding,
        pageCount,
        contents,
      } as const;
      await this.runs.setDocument(run.documentId, change, manager);
    });
    return report;
  }

  /** The chunks that an earlier run staged are this run's from now on: no book is read for them. */
  private async takeOver(run: IngestionRunEntity, { id, staged }: StagedContent): Promise<ContentReport> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.runs.hold(run.id, 'embedding', manager))) throw new RunMovedOn(run.id);
      await this.content.adopt(id, run.id, manager);
      await this.runs.setStaged(run.id, staged, manager);
    });
    run.staged = staged;
    return staged;
  }

  /** What the last run that published made of the book: the run that embeds it anew begins with that. */
  private async publishedContent({ documentId }: IngestionRunEntity): Promise<ContentReport> {
    const published = await this.history.latestPublished(documentId);
    if (!published) throw nothingToEmbed('Ingest it first.');
    return published.report;
  }

  private async analyse(run: IngestionRunEntity, work: RunWork): Promise<Worked<BookAnalysis>> {
    const worked = await this.workOn(run, work, (path, hooks) =>
      this.analysis.analyse(path, { password: work.password }, hooks),
    );
    const { chunking, title } = worked.book;
    if (chunking.chunks.length === 0) {
      throw new UserError('document.no_chunks', 'Nothing in the book could be made a chunk.', {
        hint: 'See with `colophon inspect chunks FILE --json` what was left out and why.',
      });
    }
    if (title !== null) await this.documents.nameAfterBook(run.documentId, title);
    return worked;
  }

  /** The run goes with the analysis from stage to stage. */
  private async workOn<T extends StructuredBook>(
    run: IngestionRunEntity,
    { signal, onProgress }: RunWork,
    analyse: (path: string, hooks: AnalysisHooks) => Promise<T>,
  ): Promise<Worked<T>> {
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
    return { book, ms: performance.now() - stageStarted };
  }

  private async stage(
    run: IngestionRunEntity,
    { contents, chunking }: BookAnalysis,
    report: ContentReport,
    manager: EntityManager,
  ): Promise<void> {
    await this.content.insert(run.documentId, run.id, contents.sections, chunking.chunks, manager);
    await this.runs.setStaged(run.id, report, manager);
  }

  /** Read before the transaction: while this run is active, no other one publishes. */
  private async restingChange(
    { documentId }: IngestionRunEntity,
    { pageCount, contents }: StructuredBook,
    message: string,
  ): Promise<DocumentChange> {
    const published = await this.history.latestPublished(documentId);
    return { ...restingChange(published, message), pageCount, contents };
  }

  private async complete(
    run: IngestionRunEntity,
    report: StageReport,
    change: DocumentChange,
    manager: EntityManager,
  ): Promise<void> {
    await this.runs.setReport(run.id, report, manager);
    await this.letters.clear(run.documentId, manager);
    await this.runs.setDocument(run.documentId, change, manager);
  }
}

export function nothingToEmbed(hint: string): UserError {
  const message = 'The document has nothing that could be embedded.';
  return new UserError('document.nothing_published', message, { field: 'id', hint });
}
