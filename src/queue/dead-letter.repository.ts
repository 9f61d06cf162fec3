import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isUuid } from '../database/is-uuid.js';
import { DeadLetterEntity } from './dead-letter.entity.js';
import type { ErrorData } from '../errors/errors.js';
import type { DeadLetter, LetterFilter } from './dead-letter.js';
import type { JobDefinition, Priority } from './job.js';
import { redrivenMessage } from './message.js';

/** Longer messages do not help, and an error can quote a whole page. */
const MESSAGE_LENGTH = 2000;
/** Letters per transaction of `redrive`. */
const REDRIVE_ROWS = 100;

const COLUMNS = `
  id, job_name AS name, data AS message, dedupe_key AS key, priority, error_code AS "errorCode",
  error_message AS "errorMessage", attempts, failed_at AS "failedAt", redriven_at AS "redrivenAt"`;

const RECORD = `
  INSERT INTO dead_letters (id, job_name, data, dedupe_key, priority, error_code, error_message, attempts)
  VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE SET error_code = excluded.error_code, error_message = excluded.error_message,
    attempts = excluded.attempts, failed_at = now()`;

const LIST = `
  SELECT ${COLUMNS} FROM dead_letters
  WHERE ($1::uuid IS NULL OR id = $1) AND ($2::text IS NULL OR job_name = $2)
  ORDER BY failed_at DESC, id LIMIT $3`;

const TAKE = `
  SELECT ${COLUMNS} FROM dead_letters
  WHERE redriven_at IS NULL AND ($1::uuid IS NULL OR id = $1) AND ($2::text IS NULL OR job_name = $2)
  ORDER BY failed_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`;

const MARK_REDRIVEN = 'UPDATE dead_letters SET redriven_at = now() WHERE id = ANY($1::uuid[])';

const HAS = `SELECT FROM dead_letters WHERE job_name = $1 AND data -> 'data' = $2::jsonb LIMIT 1`;

const WAITS = `
  SELECT FROM dead_letters WHERE job_name = $1 AND data -> 'data' = $2::jsonb AND redriven_at IS NULL LIMIT 1`;

const FORGET = `
  DELETE FROM dead_letters
  WHERE job_name = $1 AND redriven_at IS NULL AND data -> 'data' IN (SELECT jsonb_array_elements($2::jsonb))`;

const COUNT = `
  SELECT job_name AS name, count(*)::int AS letters FROM dead_letters WHERE redriven_at IS NULL GROUP BY job_name`;

/** A job that has ended, as the queue knows it. */
export interface DeadJob {
  readonly id: string;
  readonly name: string;
  readonly message: unknown;
  readonly key: string | null;
  readonly priority: Priority;
  readonly attempts: number;
}

/** Stores the dead letters of both kinds of queue, so that they all look the same. */
@Injectable()
export class DeadLetterRepository {
  constructor(@InjectRepository(DeadLetterEntity) private readonly letters: Repository<DeadLetterEntity>) {}

  /** If the job already has a letter, this updates it. */
  async record(job: DeadJob, error: ErrorData, manager: EntityManager = this.letters.manager): Promise<void> {
    await manager.query(RECORD, [
      // Jobs that other programs put into Redis may have other kinds of ids.
      isUuid(job.id) ? job.id : randomUUID(),
      job.name,
      storable(job.message),
      job.key,
      job.priority,
      error.code,
      error.message.replaceAll('\0', '').slice(0, MESSAGE_LENGTH),
      job.attempts,
    ]);
  }

  /** Newest first. */
  list({ id, name }: LetterFilter, limit: number): Promise<DeadLetter[]> {
    if (id !== undefined && !isUuid(id)) return Promise.resolve([]);
    return this.letters.query(LIST, [id ?? null, name ?? null, limit]);
  }

  /** Number of letters per name that were not put back. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const rows: { name: string; letters: number }[] = await this.letters.query(COUNT);
    return new Map(rows.map(({ name, letters }) => [name, letters]));
  }

  /** Whether a job with this data has left a letter, put back or not. */
  async has<D extends object>({ name }: JobDefinition<D>, data: NoInfer<D>): Promise<boolean> {
    const rows: object[] = await this.letters.query(HAS, [name, JSON.stringify(data)]);
    return rows.length > 0;
  }

  /** Whether a job with this data has left a letter that waits for somebody to put it back. */
  async waits<D extends object>({ name }: JobDefinition<D>, data: NoInfer<D>): Promise<boolean> {
    const rows: object[] = await this.letters.query(WAITS, [name, JSON.stringify(data)]);
    return rows.length > 0;
  }

  /** Removes the letters of jobs with this data that were not put back, because they are no longer true. */
  async forget<D extends object>(
    { name }: JobDefinition<D>,
    data: readonly NoInfer<D>[],
    manager: EntityManager = this.letters.manager,
  ): Promise<void> {
    await manager.query(FORGET, [name, JSON.stringify(data)]);
  }

  /**
   * Puts letters back and marks them, in batches. If the process ends in the middle of a batch, the letters of that
   * batch stay for the next call, which may put some of them back twice.
   *
   * @param putBack Receives the manager of the transaction. On the embedded database it must not use another
   *          connection.
   * @returns The number of letters put back.
   */
  async redrive(
    { id, name }: LetterFilter,
    putBack: (letter: DeadLetter, manager: EntityManager) => Promise<void>,
  ): Promise<number> {
    if (id !== undefined && !isUuid(id)) return 0;
    for (let total = 0; ;) {
      const part = await this.letters.manager.transaction(async (manager) => {
        const letters: DeadLetter[] = await manager.query(TAKE, [id ?? null, name ?? null, REDRIVE_ROWS]);
        for (const letter of letters) {
          await putBack({ ...letter, message: redrivenMessage(letter.message) }, manager);
        }
        await manager.query(MARK_REDRIVEN, [letters.map((letter) => letter.id)]);
        return letters.length;
      });
      total += part;
      if (part < REDRIVE_ROWS) return total;
    }
  }
}

/**
 * JSON text that `jsonb` accepts. If the JSON contains what `jsonb` refuses (NUL or half a surrogate pair, both written
 * with `\u`), the result is a string that quotes the JSON.
 */
function storable(message: unknown): string {
  const json = JSON.stringify(message ?? null);
  return /\\u(0000|d[89a-f])/i.test(json) ? JSON.stringify(json) : json;
}
