import { Injectable, Logger } from '@nestjs/common';
import { ContentRepository } from '../content/content.repository.js';
import { RoomForRuns } from '../database/database.module.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import type { EmbeddedChunks } from '../embedding/embedding.service.js';
import { UserError } from '../errors/errors.js';
import { OutageLog } from '../process/outage-log.js';
import { embedsPublished } from '../runs/ingestion-run.entity.js';
import type { IngestionRunEntity } from '../runs/ingestion-run.entity.js';
import { RunLetters } from './jobs/run-letters.js';
import { reportOf } from './make-report.js';
import { SharedEmbedding } from './parts/shared-embedding.js';
import { ownPeakRss } from '../process/peak-memory.js';
import { completedChange } from './resting-change.js';
import { RunAnalysis } from './run-analysis.js';
import type { RunWork } from './run-analysis.js';
import { RunEnding } from './run-ending.js';
import { RunHeartbeat, RunMovedOn } from '../runs/run-heartbeat.js';
import { RunRecovery } from './run-recovery.js';
import type { ContentReport } from '../runs/run-report.js';
import type { Stage } from '../runs/run-states.js';
import { RunRepository } from '../runs/run.repository.js';
import { StageLimits } from './stages/stage-limits.js';

export interface RunHooks {
  /** Stops the run: it ends as cancelled and what it embedded is kept for the next one. */
  readonly signal?: AbortSignal;
  /** Of an encrypted book. It lives as long as the run in this process and is written nowhere. */
  readonly password?: string;
  readonly onProgress?: (stage: Stage, done: number, total: number) => void;
}

/** Executes one claimed run, stage by stage. All computing happens in other threads and processes. */
@Injectable()
export class IngestionRunner {
  private readonly logger = new Logger(IngestionRunner.name);

  constructor(
    private readonly runs: RunRepository,
    private readonly content: ContentRepository,
    private readonly analysis: RunAnalysis,
    private readonly embedding: EmbeddingService,
    private readonly sharedEmbedding: SharedEmbedding,
    private readonly ending: RunEnding,
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
      await this.workThrough(run, { password: hooks.password, signal, onProgress: report });
    } catch (error) {
      const ended = await this.ending.endBadly(run, error, signal);
      if (ended !== null) throw ended as Error;
    } finally {
      await heartbeat.stop();
    }
  }

  private async workThrough(run: IngestionRunEntity, work: RunWork): Promise<void> {
    if (run.lastStage === 'structuring') return this.analysis.findContents(run, work);
    if (run.lastStage === 'chunking') return this.analysis.cutChunks(run, work);
    const content = await this.analysis.contentToEmbed(run, work);
    const embedded = await this.embed(run, work);
    await this.publish(run, content, embedded, work);
  }

  private async embed(
    run: IngestionRunEntity,
    { signal, onProgress }: RunWork,
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
    { onProgress }: RunWork,
  ): Promise<void> {
    onProgress('publishing', 0, 0);
    const started = performance.now();
    const workerMemory = this.embedding.workerMemory();
    await this.runs.move(run.id, 'embedding', 'publishing', embedded.ms);
    await this.limits.transaction('publishing', content.pages, async (manager) => {
      // A cancel comes before all of it or finds the run completed.
      if (!(await this.runs.hold(run.id, 'publishing', manager))) throw new RunMovedOn(run.id);
      if (!embedsPublished(run)) await this.content.publish(run.documentId, run.id, manager);
      const report = reportOf(content, embedded, ownPeakRss() + workerMemory);
      await this.runs.setReport(run.id, report, manager);
      await this.letters.clear(run.documentId, manager);
      await this.runs.setDocument(run.documentId, completedChange(report), manager);
      await this.runs.move(run.id, 'publishing', 'completed', performance.now() - started, manager);
    });
  }
}
