import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IngestionConfig } from '../config/config.js';
import { ContentRepository } from '../content/content.repository.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Deletion } from '../documents/documents.service.js';
import type { DocumentEntity, DocumentStatus } from '../documents/document.entity.js';
import type { RemovedRows } from '../documents/document.repository.js';
import { OperationalError, UserError } from '../errors/errors.js';
import { IngestionRunner, RunPutBack } from './ingestion.runner.js';
import type { RunHooks } from './ingestion.runner.js';
import type { IngestionRunEntity } from './ingestion-run.entity.js';
import { followRun } from './follow-run.js';
import { RunJobs } from './jobs/run-jobs.js';
import { RunLetters } from './jobs/run-letters.js';
import { QueueFull, RunActive, RunControlRepository } from './run-control.repository.js';
import type { CancelReason, CancelledRun, NewRun } from './run-control.repository.js';
import { RunMovedOn } from './run-heartbeat.js';
import { RunHistoryRepository } from './run-history.repository.js';
import type { BriefRun } from './run-history.repository.js';
import { RunRecovery } from './run-recovery.js';
import type { FirstStage } from './run-states.js';
import { hasEnded } from './run-states.js';
import { restingChange } from './resting-change.js';
import { RunRepository } from './run.repository.js';

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

export interface DocumentProgress {
  readonly document: DocumentEntity;
  /** The newest run, or null before the first. */
  readonly run: BriefRun | null;
  readonly queuePosition: number | null;
}

export interface StartedRun {
  readonly runId: string;
  readonly status: 'queued' | 'completed';
}

/** Starting, following and ending runs. */
@Injectable()
export class IngestionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: DocumentsService,
    private readonly content: ContentRepository,
    private readonly runs: RunRepository,
    private readonly control: RunControlRepository,
    private readonly history: RunHistoryRepository,
    private readonly runner: IngestionRunner,
    private readonly jobs: RunJobs,
    private readonly recovery: RunRecovery,
    private readonly letters: RunLetters,
    private readonly config: IngestionConfig,
  ) {}

  /**
   * Queues a run of a document; a running server or worker takes it up.
   *
   * @param client Who asks, when the queue is to be shared fairly.
   * @param force Ingest a complete document again; without it, the run that made it complete is the answer.
   * @throws {UserError} `run.active` (409) when one is queued or running, `queue.client_full` (429);
   *         {OperationalError} `queue.full` (503).
   */
  async start(documentId: string, force = false, client: string | null = null): Promise<StartedRun> {
    const document = await this.documents.get(documentId);
    await this.recovery.recover();
    const earlier = await this.completeRun(document, force);
    if (earlier) return { runId: earlier.id, status: 'completed' };
    const run = { documentId: document.id, firstStage: 'reading', retries: null, client } as const;
    return { ...(await this.queue(run)), status: 'queued' };
  }

  /** The run that made a document complete, which is not done again unless forced; null when there is work to do. */
  async completeRun({ id, status }: DocumentEntity, force: boolean): Promise<IngestionRunEntity | null> {
    const complete = status === 'completed' || status === 'completed_with_warnings';
    return complete && !force ? this.history.latestCompleted(id) : null;
  }

  /**
   * Queues a run that does anew what the newest one did not finish. Vectors that were saved are not computed again.
   *
   * @throws {UserError} `run.active`, or `run.not_retryable` (409) unless the newest run failed or was cancelled.
   */
  async retry(documentId: string, client: string | null = null): Promise<{ runId: string }> {
    const document = await this.documents.get(documentId);
    await this.recovery.recover();
    const last = (await this.history.latest([document.id])).get(document.id);
    if (last && !hasEnded(last.state)) throw await this.activeRun(document.id);
    if (last?.state !== 'failed' && last?.state !== 'cancelled') {
      const state = last ? 'completed' : 'not there';
      throw new UserError(
        'run.not_retryable',
        `The last run of the document is ${state}: nothing to retry.`,
        {
          field: 'id',
          hint: last ? 'Reprocess the document to do it again.' : 'Start a run.',
        },
      );
    }
    const { firstStage } = last;
    return this.queue({ documentId: document.id, firstStage, retries: last.id, client });
  }

  /**
   * Queues a run that works on the document again; what is published stays searchable until the new version replaces it.
   *
   * @param firstStage `embedding`: does not read the book again, but gives its chunks the vectors they lack, such as
   *                   after a change of model. Each is complete by itself and found as soon as it is written.
   * @throws {UserError} `run.active`; `document.nothing_published` (409) when there is nothing to embed.
   */
  async reprocess(
    documentId: string,
    firstStage: FirstStage = 'reading',
    client: string | null = null,
  ): Promise<{ runId: string }> {
    const document = await this.documents.get(documentId);
    await this.recovery.recover();
    if (firstStage === 'embedding' && !(await this.history.latestCompleted(document.id))) {
      throw new UserError('document.nothing_published', 'The document has nothing that could be embedded.', {
        field: 'id',
        hint: 'Reprocess it from the beginning.',
      });
    }
    return this.queue({ documentId: document.id, firstStage, retries: null, client });
  }

  /**
   * Ends the active run of a document, in any stage, and removes what it had not published. The process that works on
   * it writes nothing from then on, and stops within half a second and the message that its workers have in hand.
   *
   * Of a failed document it ends the failure: what failed runs left is removed, and the document is what it was without
   * them.
   *
   * @throws {UserError} `run.none_active` (409).
   */
  async cancel(documentId: string): Promise<Cancellation> {
    const document = await this.documents.get(documentId);
    const run = await this.end(document.id, CANCELLED);
    if (run) {
      await this.jobs.withdraw(run.id);
      return { runId: run.id, status: run.statusBefore, removed: run.removed };
    }
    const failure = await this.endFailure(document.id);
    if (failure) return failure;
    const { status } = await this.documents.get(documentId);
    throw new UserError('run.none_active', `The document is ${status}: no run is queued or working.`, {
      field: 'id',
    });
  }

  /**
   * Runs the pipeline for a document in this process and answers its completed run.
   *
   * Passwords are not stored, so a server that takes the run up first cannot open an encrypted book: then it is run
   * once more, here.
   */
  async ingest(documentId: string, force: boolean, hooks: RunHooks = {}): Promise<IngestionRunEntity> {
    await this.recovery.recover();
    for (;;) {
      try {
        return await this.finish(await this.waitingOrNew(documentId, force), hooks);
      } catch (error) {
        const elsewhere = error instanceof UserError && error.code === 'document.encrypted';
        if (hooks.password === undefined || !elsewhere) throw error;
      }
    }
  }

  /**
   * Takes up a queued run in this process, or follows it where another one has; with it the runs that take its place.
   *
   * @throws what ended it, unless it completed.
   */
  async finish(runId: string, hooks: RunHooks = {}): Promise<IngestionRunEntity> {
    try {
      if (await this.recovery.take(runId)) {
        try {
          await this.runner.execute(runId, hooks);
        } finally {
          await this.jobs.withdraw(runId);
        }
      } else await followRun(runId, this.history, hooks, () => this.recovery.recover());
    } catch (error) {
      // Its place in the queue has another run; where there is none, it was cancelled or deleted.
      if (!(error instanceof RunPutBack || error instanceof RunMovedOn)) throw error;
      const successor = (await this.runs.find(runId))?.replacedBy;
      if (!successor) throw error;
      return this.finish(successor, hooks);
    }
    const run = await this.runs.find(runId);
    if (!run) throw new RunMovedOn(runId);
    if (run.state === 'completed') return run;
    if (run.replacedBy) return this.finish(run.replacedBy, hooks);
    throw new UserError(run.errorCode ?? 'run.moved_on', run.errorMessage ?? `The run is ${run.state}.`, {
      hint: run.errorHint ?? undefined,
    });
  }

  private async waitingOrNew(documentId: string, force: boolean): Promise<string> {
    const waiting = await this.waiting(documentId);
    if (waiting) return waiting;
    const { id } = await this.documents.get(documentId);
    const run = { documentId: id, firstStage: 'reading', retries: null, client: null } as const;
    return (await this.create({ ...run, limits: null })).runId;
  }

  /**
   * The queued run of a document, such as one that a process left behind.
   *
   * @param firstStage Only one that begins there, or before.
   */
  async waiting(documentId: string, firstStage: FirstStage = 'embedding'): Promise<string | null> {
    const run = (await this.history.latest([documentId])).get(documentId);
    if (run?.state !== 'queued') return null;
    return firstStage === 'embedding' || run.firstStage === 'reading' ? run.id : null;
  }

  async progress(documentId: string): Promise<DocumentProgress> {
    const document = await this.documents.get(documentId);
    const run = await this.history.latestBrief(document.id);
    return { document, run, queuePosition: run ? await this.history.queuePosition(run.id) : null };
  }

  /** Deletes a document in any state; a run in progress is stopped first and writes nothing more. */
  async delete(documentId: string, hard: boolean): Promise<Deletion> {
    const document = await this.documents.get(documentId);
    await this.end(document.id, DELETED);
    await this.letters.clear(document.id);
    const deletion = await this.documents.delete(await this.documents.get(documentId), hard);
    // One that was started in between; after a deletion none can be.
    await this.end(document.id, DELETED);
    return deletion;
  }

  private async queue(run: Omit<NewRun, 'limits'>): Promise<{ runId: string }> {
    const queued = await this.create({
      ...run,
      limits: { all: this.config.queueLimit, ofOneClient: this.config.clientLimit },
    });
    await this.jobs.announce(queued.runId);
    return queued;
  }

  private async create(run: NewRun): Promise<{ runId: string }> {
    try {
      const runId = await this.control.create(run);
      if (runId !== null) return { runId };
      // Deleted a moment ago: says so.
      await this.documents.get(run.documentId);
      throw new Error(`No run could be made for document ${run.documentId}.`);
    } catch (error) {
      if (error instanceof RunActive) throw await this.activeRun(run.documentId, error);
      if (!(error instanceof QueueFull)) throw error;
      if (error.ofClient) {
        throw new UserError('queue.client_full', `Your share of the queue is full: ${error.message}`, {
          hint: 'Try again when some have ended.',
          cause: error,
        });
      }
      throw new OperationalError('queue.full', `The queue is full: ${error.message}`, {
        hint: 'Try again when some have ended, start more workers, or raise QUEUE_LIMIT.',
        cause: error,
      });
    }
  }

  private async activeRun(documentId: string, cause?: unknown): Promise<UserError> {
    const { status, message } = await this.documents.get(documentId);
    return new UserError('run.active', `The document is ${status}: ${message}`, {
      field: 'id',
      hint: 'Wait for the run to end, or cancel it.',
      cause,
    });
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
