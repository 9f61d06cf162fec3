import { Injectable } from '@nestjs/common';
import { IngestionConfig } from './ingestion.config.js';
import { DocumentsService } from '../documents/documents.service.js';
import { OperationalError, UserError } from '../errors/errors.js';
import { RunJobs } from './jobs/run-jobs.js';
import { QueueFull, RunActive, RunControlRepository } from '../runs/run-control.repository.js';
import type { NewRun } from '../runs/run-control.repository.js';

/** Creates runs, or explains why none can be created now. */
@Injectable()
export class RunRequests {
  constructor(
    private readonly documents: DocumentsService,
    private readonly control: RunControlRepository,
    private readonly jobs: RunJobs,
    private readonly config: IngestionConfig,
  ) {}

  /**
   * Queues a run and notifies workers.
   *
   * @throws {UserError} `run.active`, `queue.client_full`; {OperationalError} `queue.full`.
   */
  async queue(run: Omit<NewRun, 'limits'>): Promise<{ runId: string }> {
    const queued = await this.create({
      ...run,
      limits: { all: this.config.queueLimit, ofOneClient: this.config.clientLimit },
    });
    await this.jobs.announce(queued.runId);
    return queued;
  }

  /** Like `queue`, but notifies nobody, because this process executes the run. */
  async create(run: NewRun): Promise<{ runId: string }> {
    try {
      const runId = await this.control.create(run);
      if (runId !== null) return { runId };
      // Throws `document.not_found` when the document was deleted a moment ago.
      await this.documents.get(run.documentId);
      throw new Error(`No run could be created for document ${run.documentId}.`);
    } catch (error) {
      if (error instanceof RunActive) throw await this.activeRun(run.documentId, error);
      if (!(error instanceof QueueFull)) throw error;
      if (error.ofClient) {
        throw new UserError('queue.client_full', `Your share of the queue is full: ${error.message}`, {
          fault: 'too_many',
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

  /** Explains why a document with an active run gets no other run. */
  async activeRun(documentId: string, cause?: unknown): Promise<UserError> {
    const { status, message } = await this.documents.get(documentId);
    return new UserError('run.active', `The document is ${status}: ${message}`, {
      fault: 'conflict',
      field: 'id',
      hint: 'Wait for the run to end, or cancel it.',
      cause,
    });
  }
}
