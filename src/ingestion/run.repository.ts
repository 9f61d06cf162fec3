import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ErrorData } from '../errors/errors.js';
import { setDocument } from './document-change.js';
import type { DocumentChange } from './document-change.js';
import { firstRow } from './first-row.js';
import { IngestionRunEntity } from './ingestion-run.entity.js';
import { THIS_PROCESS } from './run-owner.js';
import type { RunReport } from './run-report.js';
import { TRANSITIONS } from './run-states.js';
import type { RunState, Stage } from './run-states.js';

/** A heartbeat comes every 2 s; a process that missed so many is gone or frozen. */
export const STALE_AFTER_SECONDS = 30;

const MOVE = `
  UPDATE ingestion_runs
  SET state = $3, progress_done = 0, progress_total = 0, heartbeat_at = now(),
      stage_ms = stage_ms || $4::jsonb, finished_at = CASE WHEN $5 THEN now() END
  WHERE id = $1 AND state = $2 AND owner = $6
  RETURNING id`;

const CLAIM_NEXT = `
  UPDATE ingestion_runs
  SET state = first_stage, owner = $1, heartbeat_at = now(), attempts = attempts + 1, stage_ms = '{}'
  WHERE id = (SELECT id FROM ingestion_runs WHERE state = 'queued' ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id`;

const CLAIM = `
  UPDATE ingestion_runs
  SET state = first_stage, owner = $2, heartbeat_at = now(), attempts = attempts + 1, stage_ms = '{}'
  WHERE id = $1 AND state = 'queued'
  RETURNING id`;

const DOCUMENT_IN_PROCESS = `
  UPDATE documents d SET status = 'processing', updated_at = now(),
    message = CASE r.first_stage WHEN 'reading' THEN 'Reading the pages.' ELSE 'Embedding the chunks.' END
  FROM ingestion_runs r WHERE r.id = $1 AND d.id = r.document_id`;

/** Progress is of a stage: what comes late, when the run is in the next one, does not count. */
const BEAT = `
  UPDATE ingestion_runs
  SET heartbeat_at = now(),
      progress_done = CASE WHEN state = $3 THEN greatest(progress_done, $4) ELSE progress_done END,
      progress_total = CASE WHEN state = $3 THEN $5 ELSE progress_total END
  WHERE id = $1 AND owner = $2 AND state NOT IN ('queued', 'completed', 'failed', 'cancelled')
  RETURNING id`;

const IS_OURS = `
  SELECT FROM ingestion_runs
  WHERE id = $1 AND owner = $2 AND state NOT IN ('queued', 'completed', 'failed', 'cancelled')`;

const HOLD = 'SELECT id FROM ingestion_runs WHERE id = $1 AND owner = $2 AND state = $3 FOR UPDATE';

const FAIL = `
  UPDATE ingestion_runs
  SET state = 'failed', failed_stage = CASE WHEN state = 'queued' THEN NULL ELSE state END, finished_at = now(),
      error_code = $2, error_message = $3, error_hint = $4
  WHERE id = $1 AND state NOT IN ('completed', 'failed', 'cancelled') AND ($5::text IS NULL OR owner = $5)
  RETURNING document_id AS "documentId"`;

const ABANDONED = `
  SELECT id, owner, attempts, heartbeat_at < now() - make_interval(secs => $1) AS stale
  FROM ingestion_runs WHERE state NOT IN ('queued', 'completed', 'failed', 'cancelled') AND owner IS DISTINCT FROM $2`;

const GIVE_UP = `
  UPDATE ingestion_runs
  SET state = 'failed', failed_stage = state, finished_at = now(), error_code = 'run.lost',
      error_message = 'The process that worked on it ended.'
  WHERE id = $1 AND owner = $2 AND state NOT IN ('queued', 'completed', 'failed', 'cancelled')
  RETURNING document_id AS "documentId"`;

const SUCCEED = `
  INSERT INTO ingestion_runs (document_id, state, status_before, force, first_stage, retries, attempts, created_at)
  SELECT document_id, 'queued', status_before, force, first_stage, retries, attempts - $2,
         created_at + interval '1 microsecond'
  FROM ingestion_runs WHERE id = $1`;

/**
 * Every change of a run's state is one compare-and-set UPDATE here; who loses it stops. The document's status changes
 * in the same transaction.
 */
@Injectable()
export class RunRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes one given queued run for this process. */
  async claim(id: string): Promise<boolean> {
    return this.claimWith(CLAIM, [id, THIS_PROCESS]).then((claimed) => claimed !== null);
  }

  /** Takes the queued run that has waited longest, or answers null. */
  claimNext(): Promise<string | null> {
    return this.claimWith(CLAIM_NEXT, [THIS_PROCESS]);
  }

  private async claimWith(statement: string, parameters: unknown[]): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      const id = firstRow<{ id: string }>(await manager.query(statement, parameters))?.id;
      if (id === undefined) return null;
      await manager.query(DOCUMENT_IN_PROCESS, [id]);
      return id;
    });
  }

  /**
   * Moves this process's run from one stage to the next.
   *
   * @param stageMs Duration of the stage that ended, in milliseconds.
   * @returns False when the run is no longer this process's or no longer in that stage.
   */
  async transition(
    id: string,
    from: Stage,
    to: RunState,
    stageMs: number,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<boolean> {
    if (!TRANSITIONS[from].includes(to)) throw new Error(`A run cannot go from ${from} to ${to}.`);
    const ended = TRANSITIONS[to].length === 0;
    const duration = JSON.stringify({ [from]: Math.round(stageMs) });
    const result: unknown = await manager.query(MOVE, [id, from, to, duration, ended, THIS_PROCESS]);
    return firstRow(result) !== null;
  }

  async setReport(id: string, report: RunReport, manager: EntityManager): Promise<void> {
    await manager.query('UPDATE ingestion_runs SET report = $2 WHERE id = $1', [id, JSON.stringify(report)]);
  }

  /**
   * Sign of life, with how far the stage is.
   *
   * @returns False when the run was taken away from this process: it has to stop.
   */
  async beat(id: string, stage: Stage, done: number, total: number): Promise<boolean> {
    const parameters = [id, THIS_PROCESS, stage, done, total];
    const result: unknown = await this.dataSource.manager.query(BEAT, parameters);
    return firstRow(result) !== null;
  }

  /** Whether this process still works on the run; cheaper than a sign of life. */
  async isOurs(id: string): Promise<boolean> {
    const rows = await this.dataSource.manager.query<object[]>(IS_OURS, [id, THIS_PROCESS]);
    return rows.length > 0;
  }

  /**
   * Keeps this process's run in its stage until the transaction ends: who wants to cancel it waits that long.
   *
   * @returns False when the run is no longer this process's or no longer in that stage.
   */
  async hold(id: string, stage: Stage, manager: EntityManager): Promise<boolean> {
    const rows = await manager.query<object[]>(HOLD, [id, THIS_PROCESS, stage]);
    return rows.length > 0;
  }

  /** Ends the run as failed, and its document with it, unless it has ended or (given `owner`) is somebody else's. */
  async fail(id: string, error: ErrorData, owner: string | null): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const row = firstRow<{ documentId: string }>(
        await manager.query(FAIL, [id, error.code, error.message, error.hint ?? null, owner]),
      );
      if (!row) return false;
      await setDocument(manager, row.documentId, { status: 'failed', message: error.message });
      return true;
    });
  }

  /** Active runs of other processes, with whether their heartbeat has stopped. */
  othersActive(): Promise<{ id: string; owner: string | null; attempts: number; stale: boolean }[]> {
    return this.dataSource.manager.query(ABANDONED, [STALE_AFTER_SECONDS, THIS_PROCESS]);
  }

  /**
   * Ends a run whose owner is gone and queues another in its place, at its place in the queue. A new id, so that a
   * frozen owner that wakes up can change nothing that is still of use.
   *
   * @param survived The owner hands the run back in good order: that does not count as an attempt.
   */
  async replace(id: string, owner: string, { survived = false } = {}): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const row = firstRow<{ documentId: string }>(await manager.query(GIVE_UP, [id, owner]));
      if (!row) return false;
      await manager.query(SUCCEED, [id, survived ? 1 : 0]);
      await setDocument(manager, row.documentId, {
        status: 'queued',
        message: 'Waiting to be taken up again.',
      });
      return true;
    });
  }

  find(id: string): Promise<IngestionRunEntity | null> {
    return this.dataSource.manager.findOneBy(IngestionRunEntity, { id });
  }

  setDocument(documentId: string, change: DocumentChange, manager = this.dataSource.manager): Promise<void> {
    return setDocument(manager, documentId, change);
  }
}
