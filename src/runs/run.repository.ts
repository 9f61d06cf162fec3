import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ErrorData } from '../errors/errors.js';
import { setDocument, tellDocument } from '../documents/document-change.js';
import type { DocumentChange } from '../documents/document-change.js';
import type { DocumentStatus } from '../documents/document.entity.js';
import { firstRow } from '../database/first-row.js';
import { METRICS } from '../telemetry/metrics.js';
import { count, observe } from '../telemetry/recording.js';
import { RunMovedOn } from './run-heartbeat.js';
import { IngestionRunEntity } from './ingestion-run.entity.js';
import { STALE_AFTER_SECONDS, workedOnRuns } from './lost-runs.js';
import type { WorkedOnRun } from './lost-runs.js';
import { THIS_PROCESS } from './run-owner.js';
import type { ContentReport, RankingReport, RunReport, StageReport } from './run-report.js';
import { TRANSITIONS, hasEnded, isStage } from './run-states.js';
import type { RunState } from './run-states.js';
import { STAGE_MESSAGES } from './stages.js';
import type { Stage } from './stages.js';
import { IS_ACTIVE, IS_WORKED_ON } from './run-state-sql.js';

/** The document shows the stage of its run. The caller sets what it shows at the end of the run. */
const MOVE = `
  UPDATE ingestion_runs
  SET state = $3, progress_done = 0, progress_total = 0, heartbeat_at = now(), stage_started_at = now(),
      stage_ms = stage_ms || $4::jsonb, finished_at = CASE WHEN $5 THEN now() END
  WHERE id = $1 AND state = $2 AND owner = $6
  RETURNING document_id AS "documentId"`;

/** If an earlier run has staged chunks, they are not made again. */
const CLAIM = `
  UPDATE ingestion_runs
  SET state = CASE WHEN staged IS NULL THEN first_stage ELSE 'embedding' END,
      stage_ms = CASE WHEN staged IS NULL THEN '{}' ELSE stage_ms END,
      owner = $2, heartbeat_at = now(), stage_started_at = now(), attempts = attempts + 1
  WHERE id = $1 AND state = 'queued'
  RETURNING document_id AS "documentId", state`;

/** Progress belongs to a stage. A report that arrives when the run is already in the next stage does not count. */
const BEAT = `
  UPDATE ingestion_runs
  SET heartbeat_at = now(),
      progress_done = CASE WHEN state = $3 THEN greatest(progress_done, $4) ELSE progress_done END,
      progress_total = CASE WHEN state = $3 THEN greatest(progress_total, $5) ELSE progress_total END
  WHERE id = $1 AND owner = $2 AND ${IS_WORKED_ON}
  RETURNING id`;

const IS_OURS = `
  SELECT FROM ingestion_runs
  WHERE id = $1 AND owner = $2 AND ${IS_WORKED_ON}`;

const HOLD = 'SELECT id FROM ingestion_runs WHERE id = $1 AND owner = $2 AND state = $3 FOR UPDATE';

const FAIL = `
  UPDATE ingestion_runs
  SET state = 'failed', failed_stage = CASE WHEN state = 'queued' THEN NULL ELSE state END, finished_at = now(),
      error_code = $2, error_message = $3, error_hint = $4
  WHERE id = $1 AND ${IS_ACTIVE} AND ($5::text IS NULL OR owner = $5)
  RETURNING document_id AS "documentId"`;

const WAITING = `
  SELECT id, attempts > 0 AS "takenUpBefore" FROM ingestion_runs WHERE state = 'queued'
  ORDER BY created_at, id LIMIT $1`;

const GIVE_UP = `
  UPDATE ingestion_runs
  SET state = 'failed', failed_stage = state, finished_at = now(),
      error_code = $3, error_message = $4, error_hint = $5
  WHERE id = $1 AND owner = $2 AND ${IS_WORKED_ON}
    AND ($6::int IS NULL OR heartbeat_at < now() - make_interval(secs => $6))
  RETURNING document_id AS "documentId", attempts, failed_stage = 'embedding' AND progress_done > saved AS "gotFurther"`;

/** What it had published stays, and the job `rank` makes the lists. */
const COMPLETE_LOST = `
  UPDATE ingestion_runs
  SET state = 'completed', finished_at = now(), report = report || jsonb_build_object('ranking', $4::jsonb)
  WHERE id = $1 AND owner = $2 AND state = 'ranking'
    AND ($3::int IS NULL OR heartbeat_at < now() - make_interval(secs => $3))
  RETURNING document_id AS "documentId", report`;

const SET_STATUS_BEFORE = 'UPDATE ingestion_runs SET status_before = $2 WHERE id = $1';

const SUCCEED = `
  INSERT INTO ingestion_runs (document_id, state, status_before, first_stage, last_stage, retries, client, staged,
                              stage_ms, attempts, saved, created_at)
  SELECT document_id, 'queued', status_before, first_stage, last_stage, retries, client, staged, stage_ms, $2,
         CASE failed_stage WHEN 'embedding' THEN greatest(saved, progress_done) ELSE saved END,
         created_at + interval '1 microsecond'
  FROM ingestion_runs WHERE id = $1
  RETURNING id`;

const NAME_SUCCESSOR = 'UPDATE ingestion_runs SET replaced_by = $2 WHERE id = $1';

interface ClaimedRun {
  readonly documentId: string;
  readonly state: Stage;
}

export interface GivenUpRun {
  readonly documentId: string;
  readonly attempts: number;
  /** True if more chunks have a vector now than when the previous run was given up. */
  readonly gotFurther: boolean;
}

/**
 * Every state change of a run is one compare-and-set UPDATE here. A process whose UPDATE changes nothing has lost the
 * run and stops. The status of the document changes in the same transaction.
 */
@Injectable()
export class RunRepository {
  constructor(@InjectRepository(IngestionRunEntity) private readonly runs: Repository<IngestionRunEntity>) {}

  /** Takes a queued run for this process. @returns False when the run does not wait or no longer waits. */
  claim(id: string): Promise<boolean> {
    return this.runs.manager.transaction(async (manager) => {
      const run = firstRow<ClaimedRun>(await manager.query(CLAIM, [id, THIS_PROCESS]));
      if (run === null) return false;
      await setDocument(manager, run.documentId, {
        status: 'processing',
        message: STAGE_MESSAGES[run.state],
      });
      return true;
    });
  }

  /**
   * Moves a run of this process from one stage to the next.
   *
   * @param stageMs Duration of the stage that ended, in milliseconds.
   * @returns False when this process no longer has the run, or the run is no longer in that stage.
   */
  async transition(
    id: string,
    from: Stage,
    to: RunState,
    stageMs: number,
    manager?: EntityManager,
  ): Promise<boolean> {
    if (!TRANSITIONS[from].includes(to)) throw new Error(`A run cannot go from ${from} to ${to}.`);
    if (!manager) {
      return this.runs.manager.transaction((own) => this.transition(id, from, to, stageMs, own));
    }
    const duration = JSON.stringify({ [from]: Math.round(stageMs) });
    const parameters = [id, from, to, duration, hasEnded(to), THIS_PROCESS];
    const run = firstRow<{ documentId: string }>(await manager.query(MOVE, parameters));
    if (run && isStage(to)) await tellDocument(manager, run.documentId, STAGE_MESSAGES[to]);
    if (run) observe(METRICS.stageSeconds, { stage: from }, stageMs / 1000);
    if (run && to === 'completed') count(METRICS.runsEnded, { state: to });
    return run !== null;
  }

  /** Like `transition`, but throws instead of returning false. @throws {RunMovedOn} */
  async move(...parameters: Parameters<RunRepository['transition']>): Promise<void> {
    if (!(await this.transition(...parameters))) throw new RunMovedOn(parameters[0]);
  }

  /** Stores the report on the staged content, in the transaction that stages it. */
  async setStaged(id: string, report: ContentReport, manager: EntityManager): Promise<void> {
    await manager.query('UPDATE ingestion_runs SET staged = $2 WHERE id = $1', [id, JSON.stringify(report)]);
  }

  async setReport(id: string, report: RunReport | StageReport, manager: EntityManager): Promise<void> {
    await manager.query('UPDATE ingestion_runs SET report = $2 WHERE id = $1', [id, JSON.stringify(report)]);
  }

  /**
   * Records a heartbeat and the progress of the stage.
   *
   * @returns False when this process has lost the run. It must then stop.
   */
  async beat(id: string, stage: Stage, done: number, total: number): Promise<boolean> {
    const parameters = [id, THIS_PROCESS, stage, done, total];
    const result: unknown = await this.runs.query(BEAT, parameters);
    return firstRow(result) !== null;
  }

  /** Whether this process works on the run; cheaper than a heartbeat. */
  async isOurs(id: string): Promise<boolean> {
    const rows = await this.runs.query<object[]>(IS_OURS, [id, THIS_PROCESS]);
    return rows.length > 0;
  }

  /**
   * Keeps a run of this process in its stage until the transaction ends. A cancellation waits until then.
   *
   * @returns False when this process no longer has the run, or the run is no longer in that stage.
   */
  async hold(id: string, stage: Stage, manager: EntityManager): Promise<boolean> {
    const rows = await manager.query<object[]>(HOLD, [id, THIS_PROCESS, stage]);
    return rows.length > 0;
  }

  /** Marks the run and its document as failed, unless the run has ended or, if `owner` is given, has another owner. */
  async fail(id: string, error: ErrorData, owner: string | null): Promise<boolean> {
    return this.runs.manager.transaction(async (manager) => {
      const row = firstRow<{ documentId: string }>(
        await manager.query(FAIL, [id, error.code, error.message, error.hint ?? null, owner]),
      );
      if (!row) return false;
      await setDocument(manager, row.documentId, { status: 'failed', message: error.message });
      count(METRICS.runsEnded, { state: 'failed' });
      return true;
    });
  }

  /** Runs that a process works on or worked on, and whether their heartbeat has stopped. */
  active(): Promise<WorkedOnRun[]> {
    return workedOnRuns((statement) => this.runs.query<WorkedOnRun[]>(statement));
  }

  /** The queued runs that have waited longest, and whether a process had taken them up before. */
  waiting(limit: number): Promise<{ id: string; takenUpBefore: boolean }[]> {
    return this.runs.query(WAITING, [limit]);
  }

  /**
   * Ends the run of an owner that cannot continue it; null when that owner does not have the run or no longer has it.
   *
   * @param onlyIfStale The owner may still be alive, so the run is kept if its heartbeat has come back.
   */
  async giveUp(
    id: string,
    owner: string,
    error: ErrorData,
    onlyIfStale: boolean,
    manager: EntityManager,
  ): Promise<GivenUpRun | null> {
    const { code, message, hint } = error;
    const staleSeconds = onlyIfStale ? STALE_AFTER_SECONDS : null;
    const parameters = [id, owner, code, message, hint ?? null, staleSeconds];
    return firstRow<GivenUpRun>(await manager.query(GIVE_UP, parameters));
  }

  /**
   * Completes the run of an owner that cannot finish its ranking; null when that owner does not have such a run.
   *
   * @param onlyIfStale As in `giveUp`.
   * @returns The document, and the report with that of the ranking.
   */
  async completeLost(
    id: string,
    owner: string,
    ranking: RankingReport,
    onlyIfStale: boolean,
    manager: EntityManager,
  ): Promise<{ readonly documentId: string; readonly report: RunReport } | null> {
    const staleSeconds = onlyIfStale ? STALE_AFTER_SECONDS : null;
    const parameters = [id, owner, staleSeconds, JSON.stringify(ranking)];
    return firstRow(await manager.query(COMPLETE_LOST, parameters));
  }

  /** From now on the document returns to this status when the run is cancelled: what it has published stays. */
  async setStatusBefore(id: string, status: DocumentStatus, manager: EntityManager): Promise<void> {
    await manager.query(SET_STATUS_BEFORE, [id, status]);
  }

  /**
   * Queues a new run in the place of one that was given up, with the same position in the queue. It has a new id, so
   * that a frozen owner that wakes up changes nothing that is still needed.
   *
   * @param attempts How many times the new run counts as already taken up.
   * @returns Its id.
   */
  async succeed(id: string, attempts: number, manager: EntityManager): Promise<string> {
    const [successor] = await manager.query<{ id: string }[]>(SUCCEED, [id, attempts]);
    await manager.query(NAME_SUCCESSOR, [id, successor!.id]);
    return successor!.id;
  }

  find(id: string): Promise<IngestionRunEntity | null> {
    return this.runs.findOneBy({ id });
  }

  setDocument(documentId: string, change: DocumentChange, manager = this.runs.manager): Promise<void> {
    return setDocument(manager, documentId, change);
  }
}
