import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { firstRow } from '../database/first-row.js';
import { THIS_PROCESS, isGone } from '../runs/run-owner.js';
import { ChangePartEntity } from './change-part.entity.js';

/** The process of a part sends a heartbeat twice a second. After this time without one, it is gone or frozen. */
const STALE_AFTER_SECONDS = 10;

const IS_EMBEDDING = `EXISTS (SELECT FROM model_changes c WHERE c.id = $1 AND c.state = 'embedding')`;

const OWNERS = `
  SELECT DISTINCT owner FROM model_change_parts
  WHERE change_id = $1 AND embedded IS NULL AND owner IS NOT NULL`;

const TAKE = `
  UPDATE model_change_parts SET owner = $2, beat_at = now(), done = 0
  WHERE change_id = $1 AND chunk_first = (
    SELECT chunk_first FROM model_change_parts
    WHERE change_id = $1 AND embedded IS NULL AND NOT chunk_first = ANY($5::uuid[])
      AND (owner IS NULL OR owner = ANY($3::text[]) OR beat_at < now() - make_interval(secs => $4))
      AND ${IS_EMBEDDING}
    ORDER BY chunk_first LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING chunk_first AS first, chunk_last AS last, size`;

const BEAT = `
  UPDATE model_change_parts SET beat_at = now(), done = least(size, $4)
  WHERE change_id = $1 AND chunk_first = $2 AND owner = $3 AND embedded IS NULL AND ${IS_EMBEDDING}
  RETURNING change_id`;

const FINISH = `
  UPDATE model_change_parts SET done = size, embedded = $4
  WHERE change_id = $1 AND chunk_first = $2 AND owner = $3 AND embedded IS NULL`;

const LEAVE = `
  UPDATE model_change_parts SET owner = NULL, done = 0
  WHERE change_id = $1 AND chunk_first = $2 AND owner = $3 AND embedded IS NULL`;

const PROGRESS = `
  SELECT count(*)::int AS parts, coalesce(sum(size - done), 0)::int AS left, (count(*) FILTER (WHERE embedded IS NULL))::int AS open,
         coalesce(sum(embedded), 0)::int AS embedded
  FROM model_change_parts WHERE change_id = $1`;

/** A range of chunks by their ids, both included. */
export interface ChangePart {
  readonly first: string;
  readonly last: string;
  readonly size: number;
}

export interface PartsProgress {
  readonly parts: number;
  /** Parts that are not done. */
  readonly open: number;
  /** Chunks that have neither a vector nor an error yet. */
  readonly left: number;
  /** Chunks that got a vector, in the parts that are done. */
  readonly embedded: number;
}

/** The SQL for the parts of a change: which process embeds each part, and its progress. */
@Injectable()
export class ChangePartRepository {
  constructor(@InjectRepository(ChangePartEntity) private readonly parts: Repository<ChangePartEntity>) {}

  /**
   * Takes for this process a part that no living process embeds; null when there is none.
   *
   * @param inHand Starts of the parts that this process embeds now. Other parts in its name are free, because it failed
   *               to release them.
   */
  async take(changeId: string, inHand: readonly string[]): Promise<ChangePart | null> {
    const owners = await this.parts.query<{ owner: string }[]>(OWNERS, [changeId]);
    const free = owners.map(({ owner }) => owner).filter((owner) => owner === THIS_PROCESS || isGone(owner));
    return firstRow<ChangePart>(
      await this.parts.query(TAKE, [changeId, THIS_PROCESS, free, STALE_AFTER_SECONDS, inHand]),
    );
  }

  /** @returns False when this process has lost the part, or the change was paused or cancelled. */
  async beat(changeId: string, { first }: ChangePart, done: number): Promise<boolean> {
    return firstRow(await this.parts.query(BEAT, [changeId, first, THIS_PROCESS, done])) !== null;
  }

  async finish(changeId: string, { first }: ChangePart, embedded: number): Promise<void> {
    await this.parts.query(FINISH, [changeId, first, THIS_PROCESS, embedded]);
  }

  /** Releases a part for other processes. */
  async leave(changeId: string, { first }: ChangePart): Promise<void> {
    await this.parts.query(LEAVE, [changeId, first, THIS_PROCESS]);
  }

  async progress(changeId: string): Promise<PartsProgress> {
    const [row] = await this.parts.query<PartsProgress[]>(PROGRESS, [changeId]);
    return row!;
  }
}
