import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import { isNotUnique } from '../../errors/not-unique.js';
import { JobList } from '../job-list.js';
import { SCHEMA } from './schema.js';
import { takeOverEarlierJobs } from './earlier-schema.js';

/** Each creation of a queue adds a row to a table that it then locks, so two of them at once would end in a deadlock. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtextextended('colophon.queues', 0))`;

/** The longest time that pg-boss accepts, in seconds: the largest `integer`. */
export const FOR_EVER_SECONDS = 2_147_483_647;

/**
 * Runs pg-boss in its own schema on the program's connections. On the embedded database no caller has a session for
 * itself, and pg-boss does not need one.
 *
 * Its maintenance is off, because it would drop jobs that have waited for two weeks and does not know our leases. The
 * schema is created on first use, so that commands without a queue do not pay for it.
 */
@Injectable()
export class Boss implements OnApplicationShutdown {
  private readonly logger = new Logger('Queue');
  private starting: Promise<PgBoss> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobList,
  ) {}

  /** The one pg-boss instance of this process, with a queue for each job name. */
  ready(): Promise<PgBoss> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.starting = null;
      throw error;
    });
    return this.starting;
  }

  async onApplicationShutdown(): Promise<void> {
    const boss = await this.starting;
    await boss?.stop({ graceful: false, close: false });
  }

  private async start(): Promise<PgBoss> {
    const boss = await this.inSchema().catch((error: unknown) => {
      if (!isNotUnique(error)) throw error;
      // Another process has just made the schema; pg-boss looked for it a moment too early.
      return this.inSchema();
    });
    if ((await this.missingQueues(boss)).length > 0) await this.createQueues();
    const moved = await takeOverEarlierJobs(this.dataSource, this.jobs);
    if (moved > 0) this.logger.log(`${moved} jobs were taken over from the schema of earlier versions.`);
    return boss;
  }

  private async inSchema(): Promise<PgBoss> {
    const boss = newBoss((text, values) => this.execute(text, values));
    boss.on('error', (error) => this.logger.error(error));
    await boss.start();
    return boss;
  }

  private async missingQueues(boss: PgBoss): Promise<string[]> {
    const known = new Set((await boss.getQueues()).map(({ name }) => name));
    return this.jobs.names.filter((name) => !known.has(name));
  }

  private createQueues(): Promise<void> {
    return this.dataSource.transaction(async ({ queryRunner }) => {
      await queryRunner!.query(ONE_AT_A_TIME);
      const creator = newBoss((text, values) => executeOn(queryRunner!, text, values));
      for (const name of await this.missingQueues(creator)) await creator.createQueue(name);
    });
  }

  private async execute(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await executeOn(runner, text, values);
    } catch (error) {
      // Several statements sent at once can fail inside a transaction that the first of them began.
      await runner.query('ROLLBACK');
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function newBoss(executeSql: PgBoss.Db['executeSql']): PgBoss {
  return new PgBoss({
    db: { executeSql },
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    archiveCompletedAfterSeconds: FOR_EVER_SECONDS,
  });
}

/**
 * Runs an SQL text of pg-boss on a connection, also within its transaction. If it holds several statements, no rows are
 * returned.
 */
export async function executeOn(
  runner: QueryRunner,
  text: string,
  values?: unknown[],
): Promise<{ rows: unknown[] }> {
  const { records } = await runner.query(text, values, true);
  return { rows: records as unknown[] };
}
