import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { stageLimit, stageTimeout } from '../../config/stage-limit.js';
import { EmbeddingConfig } from '../../inference/embedding.config.js';
import { StageLimitConfig } from '../../config/stage-limit.config.js';
import type { Stage } from '../../runs/stages.js';

const LIMIT_STATEMENTS = `SELECT set_config('statement_timeout', $1, true)`;
/** SQLSTATE of a statement that exceeded its time limit. */
const STATEMENT_ENDED = '57014';
/** A message that an executor lost is sent once more. */
const TRIES_OF_A_MESSAGE = 2;

/** Ends a stage that hangs: its run fails, and its slot becomes free for the next run. */
@Injectable()
export class StageLimits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stageLimit: StageLimitConfig,
    private readonly embedding: EmbeddingConfig,
  ) {}

  /**
   * A transaction in which no statement may take longer than the stage. This also ends a statement that waits for a
   * lock.
   *
   * @param pages Of the book.
   * @throws {UserError} `document.stage_timeout`; what the work threw.
   */
  async transaction<T>(
    stage: Stage,
    pages: number,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const seconds = stageLimit(this.stageLimit.seconds, pages);
    try {
      return await this.dataSource.transaction(async (manager) => {
        await manager.query(LIMIT_STATEMENTS, [String(seconds * 1000)]);
        return work(manager);
      });
    } catch (error) {
      const ended = (error as { code?: unknown }).code === STATEMENT_ENDED;
      throw ended ? stageTimeout(stage, seconds, error) : error;
    }
  }

  /**
   * Waits for work that has to report progress from time to time. Messages to workers have a limit of their own, so
   * this limit covers only what that one cannot end: a thread inside the model runtime, or a lock in the database.
   *
   * @param work Receives a function to report progress, and a signal that aborts when nobody waits for it any more.
   * @throws {UserError} `document.stage_timeout`; what the work threw.
   */
  async unlessStalled<T>(
    stage: Stage,
    work: (isFurther: () => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const seconds = this.stageLimit.seconds + TRIES_OF_A_MESSAGE * this.embedding.messageSeconds;
    const stalled = new AbortController();
    let clock: NodeJS.Timeout | undefined;
    const isFurther = () => {
      clearTimeout(clock);
      clock = setTimeout(() => stalled.abort(stageTimeout(stage, seconds)), seconds * 1000);
    };
    isFurther();
    const { signal } = stalled;
    const hangs = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    try {
      return await Promise.race([work(isFurther, signal), hangs]);
    } finally {
      clearTimeout(clock);
    }
  }
}
