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

/** The effects of a cancel. */
export interface Cancellation {
  readonly runId: string;
  /** The status that the document returns to. */
  readonly status: DocumentStatus;
  /** What the run had written but not published. */
  readonly removed: RemovedRows;
}

/** Ends queued and active runs, and clears failures. */
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
   * Ends the active run of a document, in any stage, and removes what it had not published. From then on its process
   * writes nothing, and stops after at most half a second plus the message that its workers are computing.
   *
   * For a failed document it clears the failure: it removes what failed runs left, and the document returns to the
   * status that it would have without them.
   *
   * @returns Null when the document has neither an active run nor a failure.
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

  /** For a document that is deleted: stops its run and removes its dead letters. */
  async endForDeletion(documentId: string): Promise<void> {
    await this.end(documentId, DELETED);
    await this.letters.clear(documentId);
  }

  /** Null when the document has not failed, or is being processed again. */
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
