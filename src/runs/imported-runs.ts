import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentStatus } from '../documents/document.entity.js';
import type { RunReport } from './run-report.js';
import { IS_ACTIVE } from './run-state-sql.js';
import type { Stage } from './stages.js';

/** A run of another library that published a book. */
export interface ImportedRun {
  readonly report: RunReport;
  readonly stageMs: Partial<Record<Stage, number>>;
}

const HAS_ACTIVE = `
  SELECT EXISTS (SELECT FROM ingestion_runs WHERE document_id = $1 AND ${IS_ACTIVE}) AS active`;

const RECORD = `
  INSERT INTO ingestion_runs (document_id, state, status_before, report, stage_ms, finished_at)
  VALUES ($1, 'completed', $2, $3, $4, clock_timestamp()) RETURNING id`;

/** The SQL for runs that another library made, each in the transaction of the caller. */
@Injectable()
export class ImportedRuns {
  async hasActive(documentId: string, manager: EntityManager): Promise<boolean> {
    const [found] = await manager.query<{ active: boolean }[]>(HAS_ACTIVE, [documentId]);
    return found!.active;
  }

  /** Records that the document has this outcome from now on. @returns The id of the run. */
  async record(
    documentId: string,
    { report, stageMs }: ImportedRun,
    status: DocumentStatus,
    manager: EntityManager,
  ): Promise<string> {
    const parameters = [documentId, status, JSON.stringify(report), JSON.stringify(stageMs)];
    const [run] = await manager.query<{ id: string }[]>(RECORD, parameters);
    return run!.id;
  }
}
