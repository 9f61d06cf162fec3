import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { RunPartEntity } from './run-part.entity.js';
import { ClaimLost } from '../../runs/run-claim.js';
import type { RunClaim } from '../../runs/run-claim.js';
import type { EmbeddingResult } from '../../runs/embedding-result.js';
import { firstRow } from '../../database/first-row.js';
import { THIS_PROCESS, isGone } from '../../runs/run-owner.js';

/** The process of a part sends a heartbeat twice a second. After this time without one, it is gone or frozen. */
const STALE_AFTER_SECONDS = 10;

/** Parts end with their run, so none may be created after the run has ended. */
const CREATE = `
  WITH run AS MATERIALIZED (
    SELECT id FROM ingestion_runs WHERE id = $1 AND owner = $4 AND state = 'embedding' FOR SHARE)
  INSERT INTO run_parts (run_id, place_from, place_to)
  SELECT run.id, part.* FROM run, unnest($2::int[], $3::int[]) AS part
  RETURNING place_from`;

const OWNERS =
  'SELECT DISTINCT owner FROM run_parts WHERE run_id = $1 AND result IS NULL AND owner IS NOT NULL';

const TAKE = `
  UPDATE run_parts SET owner = $2, beat_at = now()
  WHERE run_id = $1 AND place_from = (
    SELECT place_from FROM run_parts
    WHERE run_id = $1 AND ($3::int IS NULL OR place_from = $3) AND result IS NULL AND NOT place_from = ANY($6::int[])
      AND (owner IS NULL OR owner = ANY($4::text[]) OR beat_at < now() - make_interval(secs => $5))
    ORDER BY place_from LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING place_from AS "from", place_to AS "to"`;

const BEAT = `
  UPDATE run_parts p SET beat_at = now(), done = greatest(done, $4)
  FROM ingestion_runs r
  WHERE p.run_id = $1 AND p.place_from = $2 AND p.owner = $3 AND p.result IS NULL
    AND r.id = p.run_id AND r.owner = $5 AND r.state = 'embedding'
  RETURNING p.run_id`;

const FINISH = `
  UPDATE run_parts SET done = place_to - place_from, result = $4
  WHERE run_id = $1 AND place_from = $2 AND owner = $3 AND result IS NULL`;

const LEAVE = `
  UPDATE run_parts SET owner = NULL WHERE run_id = $1 AND place_from = $2 AND owner = $3 AND result IS NULL`;

const PROGRESS = `
  SELECT coalesce(sum(done), 0)::int AS done, count(*) FILTER (WHERE result IS NULL)::int AS open
  FROM run_parts WHERE run_id = $1`;

/** A range of chunks by their position in reading order, from 0; `to` is excluded. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** The SQL for the parts of runs: which process embeds each part, and its progress. */
@Injectable()
export class RunPartRepository {
  constructor(@InjectRepository(RunPartEntity) private readonly parts: Repository<RunPartEntity>) {}

  /** @throws {ClaimLost} when the owner has lost the run. */
  async create({ runId, owner }: RunClaim, parts: readonly Part[]): Promise<void> {
    const from = parts.map((part) => part.from);
    const to = parts.map((part) => part.to);
    const created: object[] = await this.parts.query(CREATE, [runId, from, to, owner]);
    if (created.length < parts.length) throw new ClaimLost(runId);
  }

  /**
   * Takes for this process a part that no living process embeds; null when there is none.
   *
   * @param from Start of the wanted part; null takes the first free one.
   * @param inHand Starts of the parts that this process embeds now. Other parts in its name are free, because it failed
   *               to release them.
   */
  async take(runId: string, from: number | null, inHand: readonly number[]): Promise<Part | null> {
    const owners: { owner: string }[] = await this.parts.query(OWNERS, [runId]);
    const free = owners.map(({ owner }) => owner).filter((owner) => owner === THIS_PROCESS || isGone(owner));
    const parameters = [runId, THIS_PROCESS, from, free, STALE_AFTER_SECONDS, inHand];
    return firstRow<Part>(await this.parts.query(TAKE, parameters));
  }

  /**
   * Saves the heartbeat of the part's process and the number of chunks done.
   *
   * @returns False when this process has lost the part, or the owner has lost the run.
   */
  async beat({ runId, owner }: RunClaim, { from }: Part, done: number): Promise<boolean> {
    const parameters = [runId, from, THIS_PROCESS, done, owner];
    return firstRow(await this.parts.query(BEAT, parameters)) !== null;
  }

  async finish(runId: string, { from }: Part, result: EmbeddingResult): Promise<void> {
    await this.parts.query(FINISH, [runId, from, THIS_PROCESS, JSON.stringify(result)]);
  }

  /** Releases a part for other processes. */
  async leave(runId: string, { from }: Part): Promise<void> {
    await this.parts.query(LEAVE, [runId, from, THIS_PROCESS]);
  }

  /** The number of chunks done in all parts, and the number of unfinished parts. */
  async progress(runId: string): Promise<{ readonly done: number; readonly open: number }> {
    const [row]: { done: number; open: number }[] = await this.parts.query(PROGRESS, [runId]);
    return row!;
  }

  /** The results of the finished parts of a run. */
  async results(runId: string): Promise<EmbeddingResult[]> {
    const rows: { result: EmbeddingResult }[] = await this.parts.query(
      'SELECT result FROM run_parts WHERE run_id = $1 AND result IS NOT NULL',
      [runId],
    );
    return rows.map(({ result }) => result);
  }
}
