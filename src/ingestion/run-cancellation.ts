import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContentRepository } from '../content/content.repository.js';
import type { DocumentStatus } from '../documents/document.entity.js';
import type { RemovedRows } from '../documents/document.repository.js';
import { RunJobs } from './jobs/run-jobs.js';
import { RunLetters } from './jobs/run-letters.js';
import { restingChange } from './resting-change.js';
import { RunControlRepository } from '../runs/run-control.repository.js';
import type { CancelReason, CancelledRun } from '../runs/run-control.repository.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';

const CANCELLED: CancelReason = {
  code: 'run.cancelled',
  message: 'The run was cancelled; what an earlier run published stays.',
};
const DELETED: CancelReason = { code: 'run.deleted', message: 'Stopped: the document was deleted.' };

/** What a cancel did. */
export interface Cancellation {
  readonly runId: string;
  /** What the document is again. */
  readonly status: DocumentStatus;
  /** What the run had made and not published. */
  readonly removed: RemovedRows;
}

/** Ends runs before they are complete, and failures. */
@Injectable()
export class RunCancellation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly content: ContentRepository,
    private readonly control: RunControlRepository,
    private readonly history: RunHistoryRepository,
    private readonly jobs: RunJobs,
    private readonly letters: RunLetters,
  ) {}

  /**
   * Ends the active run of a document, in any stage, and removes what it had not published. The process that works on
   * it writes nothing from then on, and stops within half a second and the message that its workers have in hand.
   *
   * Of a failed document it ends the failure: what failed runs left is removed, and the document is what it was without
   * them.
   *
   * @returns Null when there is neither.
   */
  async cancel(documentId: string): Promise<Cancellation | null> {
    const run = await this.end(documentId, CANCELLED);
    if (!run) return this.endFailure(documentId);
    await this.jobs.withdraw(run.id);
    return { runId: run.id, status: run.statusBefore, removed: run.removed };
  }

  /** Ends the active run and removes what it staged, all or nothing. */
  private end(
    documentId: string,
    reason: CancelReason,
  ): Promise<(CancelledRun & { readonly removed: RemovedRows }) | null> {
    return this.dataSource.transaction(async (manager) => {
      const run = await this.control.cancel(documentId, null, reason, manager);
      return run && { ...run, removed: await this.content.discard(run.id, manager) };
    });
  }

  /** Of a document that is deleted: it is stopped, and no dead letter of it stays. */
  async endForDeletion(documentId: string): Promise<void> {
    await this.end(documentId, DELETED);
    await this.letters.clear(documentId);
  }

  /** Null when the document has not failed, or is worked on again. */
  private async endFailure(documentId: string): Promise<Cancellation | null> {
    const { failed, published } = await this.history.failure(documentId);
    if (!failed) return null;
    const change = restingChange(published);
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.control.endFailure(documentId, failed.id, change, manager))) return null;
      await this.letters.clear(documentId, manager);
      const removed = await this.content.discardAll(documentId, manager);
      return { runId: failed.id, status: change.status, removed };
    });
  }
}
