import { Injectable } from '@nestjs/common';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Deletion } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import { hasPublished } from '../runs/ingestion-run.entity.js';
import type { IngestionRunEntity, PublishedRun } from '../runs/ingestion-run.entity.js';
import type { RunHooks } from './ingestion.runner.js';
import { nothingToEmbed } from './nothing-to-embed.js';
import { RunCancellation } from './run-cancellation.js';
import type { Cancellation } from './run-cancellation.js';
import { RunCompletion } from './run-completion.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';
import { RunRecovery } from './run-recovery.js';
import { RunRequests } from './run-requests.js';
import { NO_SPAN, WHOLE_RUN, hasEnded, isSpan, spanOf } from '../runs/run-states.js';
import type { DocumentProgress } from '../runs/document-view.js';
import type { RunSpan } from '../runs/run-states.js';

export interface StartedRun {
  readonly runId: string;
  readonly status: 'queued' | 'completed';
}

/** Starts, follows and ends runs. */
@Injectable()
export class IngestionService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly history: RunHistoryRepository,
    private readonly requests: RunRequests,
    private readonly cancellation: RunCancellation,
    private readonly completion: RunCompletion,
    private readonly recovery: RunRecovery,
  ) {}

  /**
   * Queues a run of a document; a running server or worker takes it up.
   *
   * @param client Who asks. With it, the limit per client applies.
   * @param force Ingest a complete document again; otherwise the run that completed it is returned.
   * @throws {UserError} `run.active` (409) when a run is queued or active, `queue.client_full` (429);
   *         {OperationalError} `queue.full` (503).
   */
  async start(documentId: string, force = false, client: string | null = null): Promise<StartedRun> {
    const document = await this.documents.get(documentId);
    await this.recovery.recover();
    const earlier = await this.completeRun(document, force);
    if (earlier) return { runId: earlier.id, status: 'completed' };
    const span = await this.spanLeft(document.id, force);
    const run = { documentId: document.id, ...span, retries: null, client };
    return { ...(await this.requests.queue(run)), status: 'queued' };
  }

  /** The run that completed the document, unless `force` is set; null when there is work to do. */
  async completeRun({ id, status }: DocumentEntity, force: boolean): Promise<PublishedRun | null> {
    const complete = status === 'completed' || status === 'completed_with_warnings';
    return complete && !force ? this.history.latestPublished(id) : null;
  }

  /**
   * Queues a run that repeats what the newest run did not finish. Saved vectors are reused.
   *
   * @throws {UserError} `run.active`, or `run.not_retryable` (409) unless the newest run failed or was cancelled.
   */
  async retry(documentId: string, client: string | null = null): Promise<{ runId: string }> {
    const document = await this.documents.get(documentId);
    await this.recovery.recover();
    const last = (await this.history.latest([document.id])).get(document.id);
    if (last && !hasEnded(last.state)) throw await this.requests.activeRun(document.id);
    if (last?.state !== 'failed' && last?.state !== 'cancelled') {
      const state = last ? 'completed' : 'not there';
      throw new UserError(
        'run.not_retryable',
        `The last run of the document is ${state}: nothing to retry.`,
        {
          fault: 'conflict',
          field: 'id',
          hint: last ? 'Reprocess the document to do it again.' : 'Start a run.',
        },
      );
    }
    const { lastStage } = last;
    // The cancel may have removed the chunks that the run was to embed.
    const firstStage = (await this.canEmbed(document.id)) ? last.firstStage : 'reading';
    const run = { documentId: document.id, firstStage, lastStage, retries: last.id, client };
    return this.requests.queue(run);
  }

  /**
   * Queues a run that processes the document again. The published version stays searchable until the new one replaces
   * it.
   *
   * @param span With `embedding` as the first stage, the book is not read again: the run embeds and publishes the
   *             chunks that wait. If none wait, it embeds the published chunks that lack a vector, for example after a
   *             change of model; each of these vectors is searchable as soon as it is written. With another last stage
   *             than `publishing`, the run stops there, see `LAST_STAGES`.
   * @throws {UserError} `run.active`; `document.nothing_published` (409) when there is nothing to embed;
   *         `request.invalid` when the last stage comes before the first.
   */
  async reprocess(
    documentId: string,
    span: RunSpan = WHOLE_RUN,
    client: string | null = null,
  ): Promise<{ runId: string }> {
    if (!isSpan(span)) {
      throw new UserError('request.invalid', NO_SPAN, {
        field: 'until',
        hint: 'Leave out one of `stage` and `until`.',
      });
    }
    const document = await this.documents.get(documentId);
    await this.recovery.recover();
    if (span.firstStage === 'embedding' && !(await this.canEmbed(document.id))) {
      throw nothingToEmbed('Reprocess it from the beginning.');
    }
    return this.requests.queue({ documentId: document.id, ...span, retries: null, client });
  }

  /**
   * Cancels the run of a document, or clears its failure. @see RunCancellation.cancel
   *
   * @throws {UserError} `run.none_active` (409).
   */
  async cancel(documentId: string): Promise<Cancellation> {
    const { id } = await this.documents.get(documentId);
    const cancellation = await this.cancellation.cancel(id);
    if (cancellation) return cancellation;
    const { status } = await this.documents.get(id);
    throw new UserError('run.none_active', `The document is ${status}: it has no queued or active run.`, {
      fault: 'conflict',
      field: 'id',
    });
  }

  /** Executes a queued run in this process, or follows the process that has it. @see RunCompletion.finish */
  finish(runId: string, hooks: RunHooks = {}): Promise<IngestionRunEntity> {
    return this.completion.finish(runId, hooks);
  }

  /**
   * Executes the pipeline for a document in this process and returns its completed run.
   *
   * Passwords are not stored, so a server that claims the run first cannot open an encrypted book. In that case the run
   * is repeated here.
   */
  async ingest(documentId: string, force: boolean, hooks: RunHooks = {}): Promise<PublishedRun> {
    await this.recovery.recover();
    for (;;) {
      try {
        const run = await this.completion.finish(await this.waitingOrNew(documentId, force), hooks);
        // A run that was already waiting may cover only some stages: the next one does the rest.
        if (hasPublished(run)) return run;
      } catch (error) {
        const elsewhere = error instanceof UserError && error.code === 'document.encrypted';
        if (hooks.password === undefined || !elsewhere) throw error;
      }
    }
  }

  private async waitingOrNew(documentId: string, force: boolean): Promise<string> {
    const waiting = await this.waiting(documentId);
    if (waiting) return waiting;
    const { id } = await this.documents.get(documentId);
    const span = await this.spanLeft(id, force);
    const run = { documentId: id, ...span, retries: null, client: null, limits: null };
    return (await this.requests.create(run)).runId;
  }

  /** The stages to execute: unless forced, a book that was already chunked is not read again. */
  private async spanLeft(documentId: string, force: boolean): Promise<RunSpan> {
    const isCut = !force && (await this.history.stagedBy(documentId, true)) !== null;
    return isCut ? spanOf('embedding') : WHOLE_RUN;
  }

  private async canEmbed(documentId: string): Promise<boolean> {
    const waiting = await this.history.stagedBy(documentId);
    return waiting !== null || (await this.history.latestPublished(documentId)) !== null;
  }

  /**
   * The queued run of a document, such as one that another process left behind.
   *
   * @param span Only a run that covers this span: it ends with the same stage, and begins with the same or an earlier
   *             one.
   */
  async waiting(documentId: string, span?: RunSpan): Promise<string | null> {
    const run = (await this.history.latest([documentId])).get(documentId);
    if (run?.state !== 'queued') return null;
    if (!span) return run.id;
    const begins = run.firstStage === 'reading' || span.firstStage === 'embedding';
    return begins && run.lastStage === span.lastStage ? run.id : null;
  }

  async progress(documentId: string): Promise<DocumentProgress> {
    const document = await this.documents.get(documentId);
    const run = await this.history.latestBrief(document.id);
    return { document, run, queuePosition: run ? await this.history.queuePosition(run.id) : null };
  }

  /**
   * Hides a document in any state; never removes it, unlike `delete` those that failed. An active run is stopped first.
   *
   * @returns False when there is no live document with this id.
   */
  async hide(documentId: string): Promise<boolean> {
    await this.cancellation.endForDeletion(documentId);
    const hidden = await this.documents.hide(documentId);
    // Ends a run that was started meanwhile.
    await this.cancellation.endForDeletion(documentId);
    return hidden;
  }

  /** Deletes a document in any state. An active run is stopped first and writes nothing more. */
  async delete(documentId: string, hard: boolean): Promise<Deletion> {
    const document = await this.documents.get(documentId);
    await this.cancellation.endForDeletion(document.id);
    const deletion = await this.documents.delete(await this.documents.get(documentId), hard);
    // Ends a run that was started meanwhile. None can start after the deletion.
    await this.cancellation.endForDeletion(document.id);
    return deletion;
  }
}
