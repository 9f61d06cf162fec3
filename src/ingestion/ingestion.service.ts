import { Injectable } from '@nestjs/common';
import { DocumentsService } from '../documents/documents.service.js';
import type { Deletion } from '../documents/documents.service.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import { UserError } from '../errors/errors.js';
import { IngestionRunner } from './ingestion.runner.js';
import type { RunHooks } from './ingestion.runner.js';
import type { IngestionRunEntity } from './ingestion-run.entity.js';
import { isGone } from './run-owner.js';
import { RunActive, RunRepository } from './run.repository.js';

/** A run that three processes in a row did not survive is not tried again. */
const MAX_ATTEMPTS = 3;

export interface DocumentProgress {
  readonly document: DocumentEntity;
  /** The newest run, or null before the first. */
  readonly run: IngestionRunEntity | null;
  readonly queuePosition: number | null;
}

/** Starting, following and ending runs. */
@Injectable()
export class IngestionService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly runs: RunRepository,
    private readonly runner: IngestionRunner,
  ) {}

  /**
   * Queues a run of a document; a running server takes it up.
   *
   * @throws {UserError} `run.active` (409) when one is queued or running.
   */
  async start(documentId: string, force = false): Promise<{ runId: string }> {
    const document = await this.documents.get(documentId);
    await this.recover();
    try {
      return { runId: await this.runs.create(document.id, document.status, force) };
    } catch (error) {
      if (!(error instanceof RunActive)) throw error;
      const now = await this.documents.get(documentId);
      throw new UserError('run.active', `The document is ${now.status}: ${now.message}`, {
        field: 'id',
        hint: 'Wait for the run to end, or delete the document to stop it.',
        cause: error,
      });
    }
  }

  /**
   * Runs the pipeline for a document in this process and answers its finished run.
   *
   * Passwords are not stored, so a server that takes the run up first cannot open an encrypted book: then it is run
   * once more, here.
   */
  async ingest(documentId: string, force: boolean, hooks: RunHooks = {}): Promise<IngestionRunEntity> {
    await this.recover();
    for (;;) {
      const runId = (await this.waiting(documentId)) ?? (await this.start(documentId, force)).runId;
      const isOurs = await this.runs.claim(runId);
      if (isOurs) await this.runner.execute(runId, hooks);
      else await this.waitFor(runId, hooks.signal);
      const run = (await this.runs.find(runId))!;
      if (isOurs || hooks.password === undefined || run.errorCode !== 'document.encrypted') return run;
    }
  }

  /** The queued run of a document, such as one that a process left behind. */
  private async waiting(documentId: string): Promise<string | null> {
    const run = (await this.runs.latest([documentId])).get(documentId);
    return run?.state === 'queued' ? run.id : null;
  }

  /** The run whose content readers see now, or null when nothing is published. */
  published(documentId: string): Promise<IngestionRunEntity | null> {
    return this.runs.latestCompleted(documentId);
  }

  async progress(documentId: string): Promise<DocumentProgress> {
    const document = await this.documents.get(documentId);
    const run = (await this.runs.latest([document.id])).get(document.id) ?? null;
    return { document, run, queuePosition: run ? await this.runs.queuePosition(run.id) : null };
  }

  /** Deletes a document in any state; a run in progress is stopped first and writes nothing more. */
  async delete(documentId: string, hard: boolean): Promise<Deletion> {
    const document = await this.documents.get(documentId);
    const run = (await this.runs.latest([document.id])).get(document.id);
    if (run) await this.runs.cancel(run.id, 'run.deleted', 'Stopped: the document was deleted.');
    return this.documents.delete(await this.documents.get(documentId), hard);
  }

  /** Queues anew the runs whose process is gone, so that nothing stays in progress for ever. */
  async recover(): Promise<number> {
    let recovered = 0;
    for (const run of await this.runs.othersActive()) {
      if (run.owner === null || !(run.stale || isGone(run.owner))) continue;
      if (run.attempts >= MAX_ATTEMPTS) {
        const error = {
          kind: 'operational' as const,
          code: 'run.lost',
          message: `${run.attempts} processes ended while they worked on it.`,
          hint: 'Look for the cause in the logs, then ingest it again.',
        };
        await this.runs.fail(run.id, error, run.owner);
      } else if (await this.runs.replace(run.id, run.owner)) recovered += 1;
    }
    return recovered;
  }

  /** Another process took the run up first: follow it to its end. */
  private async waitFor(runId: string, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const run = await this.runs.find(runId);
      if (!run || run.finishedAt) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
