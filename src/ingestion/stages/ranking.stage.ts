import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { messageOf, toErrorData } from '../../errors/errors.js';
import { forCallers } from '../../errors/for-callers.js';
import { isDatabaseAway } from '../../errors/passing-error.js';
import { RankingService } from '../../ranking/ranking.service.js';
import { RunMovedOn } from '../../runs/run-heartbeat.js';
import type { RankingReport } from '../../runs/run-report.js';
import { RunRepository } from '../../runs/run.repository.js';
import { PublishedEnding } from './published-ending.js';
import { RunStage } from './run-stage.js';
import type { RunContext } from './run-stage.js';
import { StageLimits } from './stage-limits.js';

/** Makes the lists of the topics anew. The book is published already, so an error here is only a warning. */
@Injectable()
export class RankingStage extends RunStage {
  override readonly state = 'ranking';
  private readonly logger = new Logger(RankingStage.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly ranking: RankingService,
    private readonly ending: PublishedEnding,
    private readonly limits: StageLimits,
  ) {
    super();
  }

  override async execute({ run, work, published }: RunContext): Promise<void> {
    if (!published) return;
    const started = performance.now();
    work.onProgress(this.state, 0, 0);
    const ranking = await this.rank(run.id, work.signal);
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.runs.hold(run.id, this.state, manager))) throw new RunMovedOn(run.id);
      const ms = performance.now() - started;
      await this.ending.complete(run, { ...published, ranking }, { stage: this.state, ms }, manager);
    });
  }

  /** @throws what the end of the run depends on: `signal.reason` when aborted, and that the database is away. */
  private async rank(runId: string, signal: AbortSignal): Promise<RankingReport> {
    try {
      return await this.limits.unlessStalled(this.state, (_isFurther, stalled) =>
        this.ranking.rank({}, { signal: AbortSignal.any([signal, stalled]) }),
      );
    } catch (error) {
      if (signal.aborted || isDatabaseAway(error)) throw error;
      this.logger.error(`Run ${runId}: the topics could not be ranked: ${messageOf(error)}`);
      const { message } = forCallers(toErrorData(error), 'the id of the run');
      return { status: 'error', processed_subtopics: 0, total_similarities: 0, message };
    }
  }
}
