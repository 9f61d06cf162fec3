import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { DocumentStatus } from '../documents/document.entity.js';
import type { ErrorData } from '../errors/errors.js';
import { IngestionRunEntity } from './ingestion-run.entity.js';
import { THIS_PROCESS } from './run-owner.js';
import type { RunReport } from './run-report.js';
import { TRANSITIONS } from './run-states.js';
import type { RunState, Stage } from './run-states.js';

/** A heartbeat comes every 2 s; a process that missed so many is gone or frozen. */
export const STALE_AFTER_SECONDS = 30;

const ONE_ACTIVE_INDEX = 'ingestion_runs_one_active_idx';

const MOVE = `
  UPDATE ingestion_runs
  SET state = $3, progress_done = 0, progress_total = 0, heartbeat_at = now(),
      stage_ms = stage_ms || $4::jsonb, finished_at = CASE WHEN $5 THEN now() END
  WHERE id = $1 AND state = $2 AND owner = $6
  RETURNING id`;

const CLAIM_NEXT = `
  UPDATE ingestion_runs
  SET state = 'reading', owner = $1, heartbeat_at = now(), attempts = attempts + 1, stage_ms = '{}'
  WHERE id = (SELECT id FROM ingestion_runs WHERE state = 'queued' ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id`;

const CLAIM = `
  UPDATE ingestion_runs
  SET state = 'reading', owner = $2, heartbeat_at = now(), attempts = attempts + 1, stage_ms = '{}'
  WHERE id = $1 AND state = 'queued'
  RETURNING id`;

const BEAT = `
  UPDATE ingestion_runs SET heartbeat_at = now(), progress_done = greatest(progress_done, $3), progress_total = $4
  WHERE id = $1 AND owner = $2 AND state NOT IN ('queued', 'completed', 'failed', 'cancelled')
  RETURNING id`;

const FAIL = `
  UPDATE ingestion_runs
  SET state = 'failed', failed_stage = CASE WHEN state = 'queued' THEN NULL ELSE state END, finished_at = now(),
      error_code = $2, error_message = $3, error_hint = $4
  WHERE id = $1 AND state NOT IN ('completed', 'failed', 'cancelled') AND ($5::text IS NULL OR owner = $5)
  RETURNING document_id AS "documentId"`;

const CANCEL = `
  UPDATE ingestion_runs
  SET state = 'cancelled', finished_at = now(), error_code = $2, error_message = $3
  WHERE id = $1 AND state NOT IN ('completed', 'failed', 'cancelled')
  RETURNING document_id AS "documentId", status_before AS "statusBefore"`;

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
  INSERT INTO ingestion_runs (document_id, state, status_before, force, attempts, created_at)
  SELECT document_id, 'queued', status_before, force, attempts - $2, created_at + interval '1 microsecond'
  FROM ingestion_runs WHERE id = $1`;

const SET_DOCUMENT = `
  UPDATE documents SET status = $2, message = $3, updated_at = now(),
    page_count = coalesce($4, page_count), contents_source = coalesce($5::text, contents_source),
    contents_confidence = CASE WHEN $5::text IS NULL THEN contents_confidence ELSE $6::float8 END
  WHERE id = $1`;

export interface DocumentChange {
  readonly status: DocumentStatus;
  readonly message: string;
  readonly pageCount?: number;
  readonly contents?: { readonly source: string; readonly confidence: number };
}

/** Another run of the document is active. */
export class RunActive extends Error {}

/**
 * Every change of a run's state is one compare-and-set UPDATE here; who loses it stops. The document's status changes
 * in the same transaction.
 */
@Injectable()
export class RunRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {RunActive} when the document has an active run, also under a race. */
  async create(documentId: string, statusBefore: DocumentStatus, force: boolean): Promise<string> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const rows = await manager.query<{ id: string }[]>(
          `INSERT INTO ingestion_runs (document_id, state, status_before, force)
           VALUES ($1, 'queued', $2, $3) RETURNING id`,
          [documentId, statusBefore, force],
        );
        await setDocument(manager, documentId, { status: 'queued', message: 'Waiting for its turn.' });
        return rows[0]!.id;
      });
    } catch (error) {
      if (error instanceof QueryFailedError && error.message.includes(ONE_ACTIVE_INDEX)) {
        throw new RunActive('The document has an active run.', { cause: error });
      }
      throw error;
    }
  }

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
      await manager.query(
        `UPDATE documents SET status = 'processing', message = 'Reading the pages.', updated_at = now()
         WHERE id = (SELECT document_id FROM ingestion_runs WHERE id = $1)`,
        [id],
      );
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

  /** @returns False when the run was taken away from this process: it has to stop. */
  async beat(id: string, done: number, total: number): Promise<boolean> {
    const result: unknown = await this.dataSource.manager.query(BEAT, [id, THIS_PROCESS, done, total]);
    return firstRow(result) !== null;
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

  /** Ends the run; the document returns to the status it had before. */
  async cancel(id: string, code: string, message: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const row = firstRow<{ documentId: string; statusBefore: DocumentStatus }>(
        await manager.query(CANCEL, [id, code, message]),
      );
      if (!row) return false;
      await setDocument(manager, row.documentId, { status: row.statusBefore, message });
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

  /** The newest run of each document. */
  async latest(documentIds: readonly string[]): Promise<Map<string, IngestionRunEntity>> {
    const runs = await this.dataSource.manager
      .createQueryBuilder(IngestionRunEntity, 'run')
      .distinctOn(['run.document_id'])
      .where('run.document_id = ANY(:ids)', { ids: documentIds })
      .orderBy('run.document_id')
      .addOrderBy('run.created_at', 'DESC')
      .getMany();
    return new Map(runs.map((run) => [run.documentId, run]));
  }

  /** The newest completed run of a document: what it published is what readers see. */
  latestCompleted(documentId: string): Promise<IngestionRunEntity | null> {
    return this.dataSource.manager.findOne(IngestionRunEntity, {
      where: { documentId, state: 'completed' },
      order: { createdAt: 'DESC' },
    });
  }

  /** Runs that wait before this one, or null when it does not wait. */
  async queuePosition(id: string): Promise<number | null> {
    const rows = await this.dataSource.manager.query<{ position: number }[]>(
      `SELECT (SELECT count(*)::int FROM ingestion_runs o
               WHERE o.state = 'queued' AND (o.created_at, o.id) < (r.created_at, r.id)) + 1 AS position
       FROM ingestion_runs r WHERE r.id = $1 AND r.state = 'queued'`,
      [id],
    );
    return rows[0]?.position ?? null;
  }

  setDocument(documentId: string, change: DocumentChange, manager = this.dataSource.manager): Promise<void> {
    return setDocument(manager, documentId, change);
  }
}

async function setDocument(manager: EntityManager, id: string, change: DocumentChange): Promise<void> {
  await manager.query(SET_DOCUMENT, [
    id,
    change.status,
    change.message,
    change.pageCount ?? null,
    change.contents?.source ?? null,
    change.contents?.confidence ?? null,
  ]);
}

/** TypeORM answers UPDATE … RETURNING with `[rows, count]`. */
function firstRow<T extends object>(result: unknown): T | null {
  const [rows] = result as [T[], number];
  return rows[0] ?? null;
}
