import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ErrorData } from '../../errors/errors.js';
import type { JobState } from '../job-queue.js';
import { JobList } from '../job-list.js';
import type { JobId } from '../job.js';
import { SCHEMA } from './schema.js';

/** A job that this worker has. `retryCount` distinguishes one delivery of the job from the next. */
export interface HeldJob {
  readonly id: JobId;
  readonly name: string;
  readonly retryCount: number;
}

export interface JobRow {
  readonly id: JobId;
  readonly name: string;
  readonly state: JobState;
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: number;
  readonly attempts: number;
  readonly enqueuedAt: Date;
}

export interface CountRow {
  readonly name: string;
  readonly state: JobState;
  readonly jobs: number;
}

const STATE = `CASE WHEN state = 'active' THEN 'active' WHEN start_after > now() THEN 'delayed' ELSE 'waiting' END`;

/** The names that have a job to take and are not paused. */
const DUE = `
  SELECT name FROM unnest($1::text[]) AS wanted (name)
  WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.job_name = wanted.name)
    AND EXISTS (SELECT FROM ${SCHEMA}.job j
                WHERE j.name = wanted.name AND j.state < 'active' AND j.start_after < now())`;

/** The start time of a job is the time of its last sign of life. */
const RENEW = `
  UPDATE ${SCHEMA}.job SET started_on = now()
  WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active' RETURNING id`;

const REMOVE = `
  DELETE FROM ${SCHEMA}.job WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active' RETURNING id`;

const RETRY = `
  UPDATE ${SCHEMA}.job
  SET state = 'retry', start_after = now() + make_interval(secs => $4), output = $5::jsonb
  WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`;

/** If a job has been started before, pg-boss counts an attempt when it delivers the job. This undoes that. */
const HAND_BACK = `
  UPDATE ${SCHEMA}.job
  SET state = 'retry', start_after = now(), retry_count = greatest(retry_count - 1, 0),
      started_on = CASE WHEN retry_count > 0 THEN started_on END
  WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`;

const RECOVER = `
  UPDATE ${SCHEMA}.job SET state = 'retry', start_after = now()
  WHERE name = ANY($2::text[]) AND state = 'active' AND started_on < now() - make_interval(secs => $1)
    AND NOT id = ANY($3::uuid[])
  RETURNING id, name`;

const OF_KEY = `
  SELECT id FROM ${SCHEMA}.job WHERE name = $1 AND singleton_key = $2 AND singleton_on IS NOT NULL`;

const WITHDRAW = `
  DELETE FROM ${SCHEMA}.job
  WHERE name = $1 AND singleton_key = $2 AND singleton_on IS NOT NULL AND state < 'active'`;

const COUNT = `
  SELECT name, ${STATE} AS state, count(*)::int AS jobs FROM ${SCHEMA}.job
  WHERE name = ANY($1::text[]) GROUP BY 1, 2`;

const OLDEST = `
  SELECT name, min(created_on) AS "enqueuedAt" FROM ${SCHEMA}.job
  WHERE name = ANY($1::text[]) AND state < 'active' AND start_after <= now() GROUP BY name`;

const LIST = `
  SELECT id, name, state, message, key, priority, attempts, "enqueuedAt" FROM (
    SELECT id, name, data AS message, singleton_key AS key, priority, created_on AS "enqueuedAt", ${STATE} AS state,
      retry_count + CASE WHEN started_on IS NULL THEN 0 ELSE 1 END AS attempts,
      row_number() OVER (PARTITION BY name
        ORDER BY state = 'active' DESC, start_after > now(), priority DESC, created_on, id) AS place
    FROM ${SCHEMA}.job WHERE name = ANY($1::text[])) AS jobs
  WHERE place <= $2 ORDER BY name, place`;

const POSITION = `
  SELECT place::int FROM (
    SELECT id, row_number() OVER (PARTITION BY name ORDER BY priority DESC, created_on, id) AS place
    FROM ${SCHEMA}.job
    WHERE name = ANY($2::text[]) AND state < 'active' AND start_after <= now()) AS waiting
  WHERE id = $1`;

const PAUSE = `
  INSERT INTO queue_pauses (job_name) SELECT unnest($1::text[]) ON CONFLICT (job_name) DO NOTHING`;
const RESUME = 'DELETE FROM queue_pauses WHERE job_name = ANY($1::text[])';
const PAUSED = 'SELECT job_name AS name FROM queue_pauses';

/**
 * Accesses the table `job` of pg-boss 10.4, for what pg-boss has no method for: leases that are renewed, and results
 * that count only from the worker that has the job. A job is in the table exactly as long as it is unfinished.
 */
@Injectable()
export class PgBossJobRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobList,
  ) {}

  async due(names: readonly string[]): Promise<string[]> {
    const rows: { name: string }[] = await this.dataSource.query(DUE, [names]);
    return rows.map(({ name }) => name);
  }

  async withdraw(name: string, key: string): Promise<void> {
    await this.dataSource.query(WITHDRAW, [name, key]);
  }

  /** @returns False when the worker no longer has the job. */
  renew(job: HeldJob): Promise<boolean> {
    return this.change(RENEW, job, this.dataSource.manager);
  }

  /** @returns False when the worker no longer has the job. */
  remove(job: HeldJob, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    return this.change(REMOVE, job, manager);
  }

  async retry({ name, id, retryCount }: HeldJob, delayMs: number, error: ErrorData): Promise<void> {
    const { kind, code, message, hint } = error;
    const kept = JSON.stringify({ kind, code, message: message.replaceAll('\0', ''), hint });
    await this.dataSource.query(RETRY, [name, id, retryCount, delayMs / 1000, kept]);
  }

  async handBack({ name, id, retryCount }: HeldJob): Promise<void> {
    await this.dataSource.query(HAND_BACK, [name, id, retryCount]);
  }

  /**
   * Returns jobs to their old places in the queue when their workers were silent for longer than the lease.
   *
   * @param except Jobs that this process is known to work on.
   * @returns The number of returned jobs.
   */
  async recover(leaseSeconds: number, except: readonly JobId[]): Promise<number> {
    const parameters = [leaseSeconds, this.jobs.names, except];
    const [rows] = await this.dataSource.query<[unknown[]]>(RECOVER, parameters);
    return rows.length;
  }

  async idOfKey(name: string, key: string): Promise<JobId | null> {
    const [row]: { id: JobId }[] = await this.dataSource.query(OF_KEY, [name, key]);
    return row?.id ?? null;
  }

  counts(): Promise<CountRow[]> {
    return this.dataSource.query(COUNT, [this.jobs.names]);
  }

  oldestWaiting(): Promise<{ name: string; enqueuedAt: Date }[]> {
    return this.dataSource.query(OLDEST, [this.jobs.names]);
  }

  list(limit: number, names: readonly string[]): Promise<JobRow[]> {
    return this.dataSource.query(LIST, [names, limit]);
  }

  async position(id: JobId): Promise<number | null> {
    const [row]: { place: number }[] = await this.dataSource.query(POSITION, [id, this.jobs.names]);
    return row?.place ?? null;
  }

  async pause(names: readonly string[]): Promise<void> {
    await this.dataSource.query(PAUSE, [names]);
  }

  async resume(names: readonly string[]): Promise<void> {
    await this.dataSource.query(RESUME, [names]);
  }

  async paused(): Promise<ReadonlySet<string>> {
    const rows: { name: string }[] = await this.dataSource.query(PAUSED);
    return new Set(rows.map(({ name }) => name));
  }

  private async change(sql: string, job: HeldJob, manager: EntityManager): Promise<boolean> {
    const [rows] = await manager.query<[unknown[]]>(sql, [job.name, job.id, job.retryCount]);
    return rows.length > 0;
  }
}
