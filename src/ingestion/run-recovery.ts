import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { IngestionConfig } from './ingestion.config.js';
import { ContentRepository } from '../content/content.repository.js';
import { isDatabaseAway } from '../errors/passing-error.js';
import { messageOf, toErrorData } from '../errors/errors.js';
import { forCallers } from '../errors/for-callers.js';
import type { ErrorData } from '../errors/errors.js';
import { pause } from '../process/pause.js';
import { METRICS } from '../telemetry/metrics.js';
import { count } from '../telemetry/recording.js';
import { RunJobs } from './jobs/run-jobs.js';
import { THIS_PROCESS, isGone } from '../runs/run-owner.js';
import { RunRepository } from '../runs/run.repository.js';
import { completedChange } from './resting-change.js';

/** How often an unreachable database is tried again. */
const ASK_AGAIN_MS = 1000;
/** Delay before a run is taken up again after an error that may pass; doubled with each attempt. */
const TAKE_UP_AFTER_MS = 1000;

const LOST: ErrorData = {
  kind: 'operational',
  code: 'run.lost',
  message: 'The process that worked on it ended.',
};
const HANDED_BACK: ErrorData = {
  kind: 'operational',
  code: 'run.handed_back',
  message: 'The process that worked on it was stopped and handed it back.',
};

/** For broken connections the driver gives only its own technical words, so they get a sentence of their own. */
function reasonOf(cause: unknown): ErrorData {
  if (!isDatabaseAway(cause)) return forCallers(toErrorData(cause), 'the id of the run');
  const message = `The database was unreachable: ${messageOf(cause)}.`;
  return { kind: 'operational', code: 'database.unreachable', message };
}

/**
 * Keeps runs from being lost with their process. A run that cannot continue is replaced by another one, which inherits
 * its chunks and vectors.
 */
@Injectable()
export class RunRecovery {
  private readonly logger = new Logger(RunRecovery.name);
  private readonly inHand = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly content: ContentRepository,
    private readonly jobs: RunJobs,
    private readonly config: IngestionConfig,
  ) {}

  /** Claims a queued run for this process, which is responsible for it until `release`. */
  async take(runId: string): Promise<boolean> {
    if (this.inHand.has(runId)) return false;
    this.inHand.add(runId);
    try {
      if (await this.runs.claim(runId)) return true;
    } catch (error) {
      this.inHand.delete(runId);
      throw error;
    }
    this.inHand.delete(runId);
    return false;
  }

  release(runId: string): void {
    this.inHand.delete(runId);
  }

  /** Queues the runs of ended processes again, so that no run stays in progress for ever. @returns How many. */
  async recover(): Promise<number> {
    let recovered = 0;
    for (const { id, owner, stale } of await this.runs.active()) {
      if (owner === null) continue;
      const ended = this.hasEnded(id, owner);
      if (!ended && !stale) continue;
      if ((await this.replace(id, owner, LOST, { onlyIfStale: !ended })) !== null) recovered += 1;
    }
    count(METRICS.runsTakenOver, {}, recovered);
    if (recovered > 0) this.logger.warn(`Queued ${recovered} runs of ended processes again.`);
    return recovered;
  }

  /** This process stops. Another one continues its run, and this does not count as an attempt. */
  async handBack(runId: string): Promise<void> {
    await this.replace(runId, THIS_PROCESS, HANDED_BACK, { counts: false });
  }

  /**
   * This process cannot continue its run now, but the same work may succeed later. Waits for the database as long as it
   * is unreachable.
   *
   * @returns The run that replaces it; null when it had too many attempts, or no longer belongs to this process.
   */
  async putBack(runId: string, cause: unknown, signal?: AbortSignal): Promise<string | null> {
    for (;;) {
      try {
        return await this.replace(runId, THIS_PROCESS, reasonOf(cause));
      } catch (error) {
        if (!isDatabaseAway(error) || signal?.aborted) throw error;
        await pause(ASK_AGAIN_MS, signal);
      }
    }
  }

  /**
   * Whether the owner certainly no longer works on the run. For owners on other machines only their silence can show
   * it.
   */
  private hasEnded(id: string, owner: string): boolean {
    return owner === THIS_PROCESS ? !this.inHand.has(id) : isGone(owner);
  }

  /** A run that was in the stage `ranking` has published, so it is complete without its lists. */
  private async completeRanking(
    runId: string,
    owner: string,
    { message }: ErrorData,
    onlyIfStale: boolean,
    manager: EntityManager,
  ): Promise<boolean> {
    const ranking = {
      status: 'warning',
      processed_subtopics: 0,
      total_similarities: 0,
      message: `${message} The job \`rank\` makes the lists.`,
    } as const;
    const run = await this.runs.completeLost(runId, owner, ranking, onlyIfStale, manager);
    if (run) await this.runs.setDocument(run.documentId, completedChange(run.report), manager);
    return run !== null;
  }

  /** @param counts Whether this counts as an attempt. */
  private async replace(
    runId: string,
    owner: string,
    error: ErrorData,
    { counts = true, onlyIfStale = false } = {},
  ): Promise<string | null> {
    const replaced = await this.dataSource.transaction(async (manager) => {
      if (await this.completeRanking(runId, owner, error, onlyIfStale, manager)) return null;
      const run = await this.runs.giveUp(runId, owner, error, onlyIfStale, manager);
      if (run === null) return null;
      const attempts = run.gotFurther ? 0 : run.attempts - (counts ? 0 : 1);
      if (attempts >= this.config.attempts) {
        const message = `${error.message} That was attempt ${attempts} without progress.`;
        await this.runs.setDocument(run.documentId, { status: 'failed', message }, manager);
        return null;
      }
      const successor = await this.runs.succeed(runId, attempts, manager);
      await this.content.adopt(runId, successor, manager);
      const waiting = { status: 'queued', message: 'Waiting to be taken up again.' } as const;
      await this.runs.setDocument(run.documentId, waiting, manager);
      return { successor, attempts };
    });
    if (replaced === null) return null;
    const { successor, attempts } = replaced;
    const failedAttempts = counts && error !== LOST ? attempts : 0;
    const delayMs = failedAttempts > 0 ? TAKE_UP_AFTER_MS * 2 ** (failedAttempts - 1) : 0;
    await this.jobs.announce(successor, { urgent: true, delayMs });
    return successor;
  }
}
