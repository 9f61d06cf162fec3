import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnalysisFailed } from '../analysis/analyse-book.js';
import { AnalysisService } from '../analysis/analysis.service.js';
import { ContentRepository } from '../content/content.repository.js';
import { ClaimLost } from '../content/run-claim.js';
import { DocumentsService } from '../documents/documents.service.js';
import { RoomForRuns } from '../database/database.module.js';
import { isDatabaseAway } from '../database/passing-error.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import type { EmbeddedChunks } from '../embedding/embedding.service.js';
import { OperationalError, UserError, messageOf, toErrorData } from '../errors/errors.js';
import { forCallers } from '../errors/for-callers.js';
import { OutageLog } from '../errors/outage-log.js';
import { explainFull } from '../errors/storage-full.js';
import type { IngestionRunEntity } from './ingestion-run.entity.js';
import { JobHandedBack } from '../queue/running-job.js';
import { RunLetters } from './jobs/run-letters.js';
import { SharedEmbedding } from './parts/shared-embedding.js';
import { RunHeartbeat, RunMovedOn } from './run-heartbeat.js';
import { THIS_PROCESS } from './run-owner.js';
import { RunRecovery } from './run-recovery.js';
import { RunControlRepository } from './run-control.repository.js';
import { RunHistoryRepository } from './run-history.repository.js';
import { contentReportOf, reportOf } from './make-report.js';
import { completedChange } from './resting-change.js';
import type { ContentReport } from './run-report.js';
import { STAGE_MESSAGES } from './run-states.js';
import type { Stage } from './run-states.js';
import { RunRepository } from './run.repository.js';
import { ownPeakRss } from './peak-memory.js';
import { StageLimits } from './stage-limits.js';

export interface RunHooks {
  /** Stops the run: it ends as cancelled and what it embedded is kept for the next one. */
  readonly signal?: AbortSignal;
  /** Of an encrypted book. It lives as long as the run in this process and is written nowhere. */
  readonly password?: string;
  readonly onProgress?: (stage: Stage, done: number, total: number) => void;
}

/** A person stopped the work: the run is cancelled, and what it embedded is kept for the next one. */
export class Interrupted extends Error {}

/** What the run needs is away for now: another run goes on in its place, in this process or another. */
export class RunPutBack extends Error {
  constructor(cause: unknown) {
    super(`It goes on later: ${messageOf(cause)}`, { cause });
  }
}

/** Executes one claimed run, stage by stage. All computing happens in other threads and processes. */
@Injectable()
export class IngestionRunner {
  private readonly logger = new Logger(IngestionRunner.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly control: RunControlRepository,
    private readonly history: RunHistoryRepository,
    private readonly documents: DocumentsService,
    private readonly content: ContentRepository,
    private readonly analysis: AnalysisService,
    private readonly embedding: EmbeddingService,
    private readonly sharedEmbedding: SharedEmbedding,
    private readonly recovery: RunRecovery,
    private readonly limits: StageLimits,
    private readonly letters: RunLetters,
    private readonly room: RoomForRuns,
  ) {}

  /**
   * Works on a run that this process has taken until it ends, and releases it.
   *
   * @throws what ended it; by then the run and its document say so too.
   */
  async execute(runId: string, hooks: RunHooks = {}): Promise<void> {
    try {
      const run = await this.runs.find(runId);
      if (!run) throw new RunMovedOn(runId);
      await this.work(run, hooks);
    } finally {
      this.recovery.release(runId);
    }
  }

  private async work(run: IngestionRunEntity, hooks: RunHooks): Promise<void> {
    const { id: runId } = run;
    const outages = new OutageLog((reason) =>
      this.logger.warn(`The heartbeat of run ${runId} cannot be saved: ${reason}`),
    );
    const heartbeat = new RunHeartbeat(this.runs, runId, outages);
    const signal = hooks.signal ? AbortSignal.any([hooks.signal, heartbeat.signal]) : heartbeat.signal;
    const report = (stage: Stage, done: number, total: number) => {
      heartbeat.progress(stage, done, total);
      this.logger.debug(`Run ${runId}: ${stage} ${done} of ${total}.`);
      hooks.onProgress?.(stage, done, total);
    };
    try {
      await this.room.assert();
      const content = await this.contentOf(run, hooks.password, signal, report);
      const embedded = await this.embed(run, signal, report);
      await this.publish(run, content, embedded, report);
    } catch (error) {
      const ended = await this.endBadly(run, error, signal);
      if (ended !== null) throw ended as Error;
    } finally {
      await heartbeat.stop();
    }
  }

  /** What is to be embedded: the chunks that are published, or that a run before staged, or what the book gives now. */
  private contentOf(
    run: IngestionRunEntity,
    password: string | undefined,
    signal: AbortSignal,
    onProgress: NonNullable<RunHooks['onProgress']>,
  ): Promise<ContentReport> {
    if (run.firstStage === 'embedding') return this.publishedContent(run);
    return run.staged ? Promise.resolve(run.staged) : this.analyse(run, password, signal, onProgress);
  }

  private async analyse(
    run: IngestionRunEntity,
    password: string | undefined,
    signal: AbortSignal,
    onProgress: NonNullable<RunHooks['onProgress']>,
  ): Promise<ContentReport> {
    const document = await this.documents.get(run.documentId);
    let stage: Stage = 'reading';
    let stageStarted = performance.now();
    let moves = Promise.resolve();
    const enter = (next: Stage) => {
      const [from, ms] = [stage, performance.now() - stageStarted];
      stage = next;
      stageStarted = performance.now();
      moves = moves.then(() => this.move(run.id, from, next, ms));
      // Awaited below: until then a failed move is not yet an unhandled one.
      moves.catch(() => undefined);
    };
    const analyse = (path: string) =>
      this.analysis.analyse(
        path,
        { password },
        {
          signal,
          onProgress: (current, done, total) => {
            if (current !== stage) {
              enter(current);
              // From here on the analysis needs one core.
              if (current === 'structuring') this.embedding.prepare();
            }
            onProgress(current, done, total);
          },
        },
      );
    const analysis = await this.documents.withFile(document, analyse, signal).catch(async (error) => {
      // How it ended is told of the stage in which it did.
      await moves;
      throw error;
    });
    await moves;
    if (analysis.chunking.chunks.length === 0) {
      throw new UserError('document.no_chunks', 'Nothing in the book could be made a chunk.', {
        hint: 'See with `colophon inspect chunks FILE --json` what was left out and why.',
      });
    }
    if (analysis.title !== null) await this.documents.nameAfterBook(run.documentId, analysis.title);
    const chunkingMs = performance.now() - stageStarted;
    const report = contentReportOf(analysis);
    await this.limits.transaction('chunking', report.pages, async (manager) => {
      await this.move(run.id, 'chunking', 'embedding', chunkingMs, manager);
      const { contents, chunking } = analysis;
      await this.content.insert(run.documentId, run.id, contents.sections, chunking.chunks, manager);
      await this.runs.setStaged(run.id, report, manager);
      await this.runs.setDocument(
        run.documentId,
        {
          status: 'processing',
          message: STAGE_MESSAGES.embedding,
          pageCount: analysis.pageCount,
          contents,
        },
        manager,
      );
    });
    return report;
  }

  /** What the last complete run made of the book: the run that embeds it anew begins with that. */
  private async publishedContent({ documentId }: IngestionRunEntity): Promise<ContentReport> {
    const report = (await this.history.latestCompleted(documentId))?.report;
    if (!report) {
      throw new UserError('document.nothing_published', 'The document has nothing that could be embedded.', {
        hint: 'Ingest it first.',
      });
    }
    return report;
  }

  private async embed(
    run: IngestionRunEntity,
    signal: AbortSignal,
    onProgress: NonNullable<RunHooks['onProgress']>,
  ): Promise<EmbeddedChunks & { readonly ms: number }> {
    const started = performance.now();
    let before = 0;
    const embedded = await this.limits.unlessStalled('embedding', (isFurther, stalled) =>
      this.sharedEmbedding.embed(run, {
        signal: AbortSignal.any([signal, stalled]),
        onProgress: (done, total) => {
          if (done !== before) isFurther();
          before = done;
          onProgress('embedding', done, total);
        },
      }),
    );
    const { embeddings_generated, embeddings_reused } = embedded.result;
    if (embeddings_generated + embeddings_reused === 0) {
      const [first] = embedded.failures;
      throw new UserError(
        'embedding.none',
        `No chunk could be embedded: ${first?.message ?? 'unknown cause'}`,
        {
          hint: 'Run `colophon doctor` to check the model.',
        },
      );
    }
    return { ...embedded, ms: performance.now() - started };
  }

  private async publish(
    run: IngestionRunEntity,
    content: ContentReport,
    embedded: EmbeddedChunks & { readonly ms: number },
    onProgress: NonNullable<RunHooks['onProgress']>,
  ): Promise<void> {
    onProgress('publishing', 0, 0);
    const started = performance.now();
    const workerMemory = await this.embedding.workerMemory();
    await this.move(run.id, 'embedding', 'publishing', embedded.ms);
    await this.limits.transaction('publishing', content.pages, async (manager) => {
      // A cancel comes before all of it or finds the run completed.
      if (!(await this.runs.hold(run.id, 'publishing', manager))) throw new RunMovedOn(run.id);
      if (run.firstStage === 'reading') await this.content.publish(run.documentId, run.id, manager);
      const report = reportOf(content, embedded, ownPeakRss() + workerMemory);
      await this.runs.setReport(run.id, report, manager);
      await this.letters.clear(run.documentId, manager);
      await this.runs.setDocument(run.documentId, completedChange(report), manager);
      await this.move(run.id, 'publishing', 'completed', performance.now() - started, manager);
    });
  }

  private async move(...parameters: Parameters<RunRepository['transition']>): Promise<void> {
    if (!(await this.runs.transition(...parameters))) throw new RunMovedOn(parameters[0]);
  }

  /** Writes down how the run ended and answers the error to throw; null when it had completed all the same. */
  private async endBadly(
    { id: runId, documentId }: IngestionRunEntity,
    thrown: unknown,
    signal: AbortSignal,
  ): Promise<unknown> {
    // Why the work was to stop matters more than what was away at that moment.
    const error: unknown = signal.aborted && mayPass(thrown) ? signal.reason : thrown;
    if (error instanceof RunMovedOn || error instanceof ClaimLost) {
      await this.content.discard(runId, this.dataSource.manager);
      return error instanceof ClaimLost ? new RunMovedOn(runId) : error;
    }
    if (error instanceof JobHandedBack) {
      await this.recovery.handBack(runId);
      return error;
    }
    if (error instanceof Interrupted) {
      const message = 'Interrupted; the same command goes on where it stopped.';
      const reason = { code: 'run.interrupted', message } as const;
      await this.dataSource.transaction((manager) => this.control.cancel(documentId, runId, reason, manager));
      return error;
    }
    const cause = explainFull(
      error instanceof AnalysisFailed ? error.cause : error,
      'the database or the data folder',
    );
    if (mayPass(cause)) {
      if ((await this.recovery.putBack(runId, cause, signal)) !== null) return new RunPutBack(cause);
      // Tried too often; or its last statement, or the putting back, had succeeded without an answer.
      const now = await this.runs.find(runId);
      if (now?.state === 'completed') return null;
      return now?.replacedBy ? new RunPutBack(cause) : cause;
    }
    try {
      const ours = await this.runs.fail(
        runId,
        forCallers(toErrorData(cause), 'the id of the run'),
        THIS_PROCESS,
      );
      return ours ? cause : new RunMovedOn(runId);
    } catch (failure) {
      // On a full disk not even that can be written: the run is taken up again when there is room.
      if (toErrorData(cause).code === 'data_folder.full') return cause;
      throw failure;
    }
  }
}

/** Whether a service that the run needs was away; everything else is the book's fault or ours. */
function mayPass(error: unknown): boolean {
  return isDatabaseAway(error) || (error instanceof OperationalError && error.code === 'store.unreachable');
}
