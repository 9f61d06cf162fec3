import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { QueryFailedError, Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { IngestionRunEntity } from './ingestion-run.entity.js';
import type { DocumentStatus } from '../documents/document.entity.js';
import { setDocument } from '../documents/document-change.js';
import type { DocumentChange } from '../documents/document-change.js';
import { firstRow } from '../database/first-row.js';
import { METRICS } from '../telemetry/metrics.js';
import { count } from '../telemetry/recording.js';
import type { RunSpan } from './run-states.js';
import { IS_ACTIVE } from './run-state-sql.js';

const ONE_ACTIVE_INDEX = 'ingestion_runs_one_active_idx';

const COUNT_QUEUED = `
  SELECT count(*)::int AS queued, count(*) FILTER (WHERE client = $1)::int AS "ofClient"
  FROM ingestion_runs WHERE state = 'queued'`;

const CREATE = `
  INSERT INTO ingestion_runs (document_id, state, status_before, first_stage, last_stage, retries, client)
  SELECT id, 'queued', status, $2, $3, $4, $5 FROM documents WHERE id = $1 AND deleted_at IS NULL
  RETURNING id`;

/**
 * The status is read again after the insert, because it may have changed while the insert waited for the end of an
 * earlier run. From here on it cannot change, because there is at most one active run.
 */
const SETTLE_STATUS_BEFORE = `
  UPDATE ingestion_runs r SET status_before = d.status FROM documents d WHERE r.id = $1 AND d.id = r.document_id`;

const ACTIVE = `
  SELECT FROM ingestion_runs WHERE document_id = $1 AND ${IS_ACTIVE}`;

const CANCEL = `
  UPDATE ingestion_runs
  SET state = 'cancelled', failed_stage = CASE WHEN state = 'queued' THEN NULL ELSE state END, finished_at = now(),
      error_code = $3, error_message = $4
  WHERE document_id = $1 AND ($2::uuid IS NULL OR id = $2) AND ${IS_ACTIVE}
  RETURNING id, status_before AS "statusBefore"`;

/**
 * The row lock settles a race with a run that is being created: either that run waits for the end of this transaction,
 * or this transaction waits for it and then finds the run.
 */
const FAILED_DOCUMENT = `
  SELECT d.id FROM documents d
  WHERE d.id = $1 AND d.status = 'failed' AND d.deleted_at IS NULL FOR UPDATE`;

const NEWEST_RUN = 'SELECT id FROM ingestion_runs WHERE document_id = $1 ORDER BY created_at DESC LIMIT 1';

export interface QueueLimits {
  readonly all: number;
  readonly ofOneClient: number;
}

export interface NewRun extends RunSpan {
  readonly documentId: string;
  /** The run that this one retries, or null. */
  readonly retries: string | null;
  /** The client that asks for the run; null if it does not count towards the limit of one client. */
  readonly client: string | null;
  /** How many runs may wait at once; null if this process claims the run immediately. */
  readonly limits: QueueLimits | null;
}

export interface CancelReason {
  readonly code: 'run.cancelled' | 'run.interrupted' | 'run.deleted';
  readonly message: string;
}

export interface CancelledRun {
  readonly id: string;
  readonly statusBefore: DocumentStatus;
}

/** Another run of the document is active. */
export class RunActive extends Error {}

/** The limit of waiting runs is reached. */
export class QueueFull extends Error {
  /** @param ofClient True if the limit of one client is reached, so that other clients may still queue runs. */
  constructor(
    waiting: number,
    readonly ofClient: boolean,
  ) {
    super(`${waiting} runs wait.`);
  }
}

/** SQL for what people do to runs: create one, cancel one. */
@Injectable()
export class RunControlRepository {
  constructor(@InjectRepository(IngestionRunEntity) private readonly runs: Repository<IngestionRunEntity>) {}

  /**
   * Queues a run; null when there is no live document with this id.
   *
   * @throws {RunActive} when the document has an active run, also in a race; {QueueFull}
   */
  async create(run: NewRun): Promise<string | null> {
    try {
      return await this.runs.manager.transaction(async (manager) => {
        await assertRoom(run, manager);
        const [created] = await manager.query<{ id: string }[]>(CREATE, [
          run.documentId,
          run.firstStage,
          run.lastStage,
          run.retries,
          run.client,
        ]);
        if (!created) return null;
        await manager.query(SETTLE_STATUS_BEFORE, [created.id]);
        await setDocument(manager, run.documentId, { status: 'queued', message: 'Waiting for its turn.' });
        return created.id;
      });
    } catch (error) {
      if (error instanceof QueryFailedError && error.message.includes(ONE_ACTIVE_INDEX)) {
        throw new RunActive('The document has an active run.', { cause: error });
      }
      throw error;
    }
  }

  /**
   * Resets a failed document to the status that it would have without the failure.
   *
   * @param runId The run that failed and is still the newest.
   * @returns False when the document is no longer failed.
   */
  async endFailure(
    documentId: string,
    runId: string,
    change: DocumentChange,
    manager: EntityManager,
  ): Promise<boolean> {
    const failed = await manager.query<object[]>(FAILED_DOCUMENT, [documentId]);
    if (failed.length === 0) return false;
    const [newest] = await manager.query<{ id: string }[]>(NEWEST_RUN, [documentId]);
    if (newest?.id !== runId) return false;
    await setDocument(manager, documentId, change);
    return true;
  }

  /**
   * Cancels the active run of a document and resets the document to its status before the run; null when no run is
   * active.
   *
   * @param runId Cancel only this run.
   */
  async cancel(
    documentId: string,
    runId: string | null,
    { code, message }: CancelReason,
    manager: EntityManager,
  ): Promise<CancelledRun | null> {
    const parameters = [documentId, runId, code, message];
    for (;;) {
      const run = firstRow<CancelledRun>(await manager.query(CANCEL, parameters));
      if (run) {
        await setDocument(manager, documentId, { status: run.statusBefore, message });
        count(METRICS.runsEnded, { state: 'cancelled' });
      }
      // The statement may have waited for a run that another run replaced meanwhile. Only a new statement sees that
      // other run.
      if (run || runId !== null || !(await isActive(documentId, manager))) return run;
    }
  }
}

async function isActive(documentId: string, manager: EntityManager): Promise<boolean> {
  return (await manager.query<object[]>(ACTIVE, [documentId])).length > 0;
}

/** Two concurrent calls may exceed the limit slightly. That is acceptable, because the limit only protects from a flood. */
async function assertRoom({ limits, client }: NewRun, manager: EntityManager): Promise<void> {
  if (limits === null) return;
  const [row] = await manager.query<{ queued: number; ofClient: number }[]>(COUNT_QUEUED, [client]);
  const { queued, ofClient } = row!;
  if (queued >= limits.all) throw new QueueFull(queued, false);
  if (ofClient >= limits.ofOneClient) throw new QueueFull(ofClient, true);
}
