import { Inject, Injectable, Logger } from '@nestjs/common';
import { RoomForRuns } from '../database/database.module.js';
import { OutageLog } from '../process/outage-log.js';
import type { IngestionRunEntity } from '../runs/ingestion-run.entity.js';
import { RunHeartbeat, RunMovedOn } from '../runs/run-heartbeat.js';
import { RunRepository } from '../runs/run.repository.js';
import { comesTo } from '../runs/run-states.js';
import type { Stage } from '../runs/stages.js';
import { METRICS } from '../telemetry/metrics.js';
import { count } from '../telemetry/recording.js';
import { inSpan } from '../telemetry/spans.js';
import { noteIds } from '../telemetry/work-ids.js';
import { RunEnding } from './run-ending.js';
import { RunRecovery } from './run-recovery.js';
import type { RunContext, RunStage } from './stages/run-stage.js';
import { RUN_STAGES } from './stages/run-stages.js';

export interface RunHooks {
  /** Stops the run: it ends as cancelled, and the next run reuses its vectors. */
  readonly signal?: AbortSignal;
  /** For an encrypted book. It exists only in this process, as long as the run, and is written nowhere. */
  readonly password?: string;
  readonly onProgress?: (stage: Stage, done: number, total: number) => void;
}

/** Executes one claimed run, stage by stage. All computing happens in other threads and processes. */
@Injectable()
export class IngestionRunner {
  private readonly logger = new Logger(IngestionRunner.name);

  constructor(
    @Inject(RUN_STAGES) private readonly stages: readonly RunStage[],
    private readonly runs: RunRepository,
    private readonly ending: RunEnding,
    private readonly recovery: RunRecovery,
    private readonly room: RoomForRuns,
  ) {}

  /**
   * Works on a run that this process has claimed until the run ends, then releases it.
   *
   * @throws the error that ended it; the run and its document are updated before.
   */
  async execute(runId: string, hooks: RunHooks = {}): Promise<void> {
    try {
      const run = await this.runs.find(runId);
      if (!run) throw new RunMovedOn(runId);
      noteIds({ runId, documentId: run.documentId });
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
    let pages = 0;
    const report = (stage: Stage, done: number, total: number) => {
      if (stage === 'reading' && done > pages) {
        count(METRICS.pages, {}, done - pages);
        pages = done;
      }
      heartbeat.progress(stage, done, total);
      this.logger.debug(`Run ${runId}: ${stage} ${done} of ${total}.`);
      hooks.onProgress?.(stage, done, total);
    };
    try {
      await this.room.assert();
      await this.workThrough({ run, work: { password: hooks.password, signal, onProgress: report } });
    } catch (error) {
      const ended = await this.ending.endBadly(run, error, signal);
      if (ended !== null) throw ended as Error;
    } finally {
      await heartbeat.stop();
    }
  }

  private async workThrough(context: RunContext): Promise<void> {
    for (const stage of this.stages) {
      if (!comesTo(stage.state, context.run.lastStage)) continue;
      const { id, documentId } = context.run;
      const attributes = { runId: id, documentId };
      await inSpan({ name: `stage ${stage.state}`, attributes }, () => stage.execute(context));
    }
  }
}
