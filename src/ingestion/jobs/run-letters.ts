import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { DeadLetterRepository } from '../../queue/dead-letter.repository.js';
import { INGEST } from './jobs.js';

const FAILED_RUNS = `SELECT id AS "runId" FROM ingestion_runs WHERE document_id = $1 AND state = 'failed'`;

/** The dead letters of failed runs. Each stays until its document is ingested or deleted, or its failure is cancelled. */
@Injectable()
export class RunLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly letters: DeadLetterRepository,
  ) {}

  /** Whether the run has a dead letter, even one that was put back. */
  isThere(runId: string): Promise<boolean> {
    return this.letters.has(INGEST, { runId });
  }

  /** Removes the dead letters of a document that nobody has put back. The runs of the document must still exist. */
  async clear(documentId: string, manager: EntityManager = this.dataSource.manager): Promise<void> {
    const failed = await manager.query<{ runId: string }[]>(FAILED_RUNS, [documentId]);
    if (failed.length > 0) await this.letters.forget(INGEST, failed, manager);
  }
}
