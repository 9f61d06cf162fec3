import { Injectable } from '@nestjs/common';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { eachDocument } from './each-document.js';
import { IngestionService } from './ingestion.service.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';
import { WHOLE_RUN } from '../runs/run-states.js';
import type { RunSpan } from '../runs/run-states.js';

export interface QueuedRun {
  readonly documentId: string;
  readonly runId: string;
}

export interface QueuedRuns {
  readonly queued: readonly QueuedRun[];
  /** Documents that could not be queued, for example because they have an active run. */
  readonly skipped: readonly {
    readonly documentId: string;
    readonly code: string;
    readonly message: string;
    readonly hint?: string;
  }[];
}

/**
 * Does for many documents what `IngestionService` does for one. A document that cannot be processed is reported and
 * does not stop the others.
 */
@Injectable()
export class BulkRunsService {
  constructor(
    private readonly ingestion: IngestionService,
    private readonly history: RunHistoryRepository,
    private readonly embedding: EmbeddingService,
  ) {}

  /** Retries every document whose last run failed. */
  async retryFailed(): Promise<QueuedRuns> {
    return queueEach(await this.history.documents('failed'), (id) => this.ingestion.retry(id));
  }

  /**
   * Processes all documents again, or those that failed. From `embedding` on: those whose chunks lack vectors or wait
   * to be embedded.
   */
  async reprocess(which: 'all' | 'failed', span: RunSpan = WHOLE_RUN): Promise<QueuedRuns> {
    let ids = await this.history.documents(which);
    if (span.firstStage === 'embedding') {
      const lacking = new Set([
        ...(await this.embedding.documentsLackingVectors()),
        ...(await this.history.chunked()),
      ]);
      ids = ids.filter((id) => lacking.has(id));
    }
    return queueEach(ids, (id) => this.ingestion.reprocess(id, span));
  }
}

async function queueEach(
  ids: readonly string[],
  queue: (id: string) => Promise<{ runId: string }>,
): Promise<QueuedRuns> {
  const queued: QueuedRun[] = [];
  const skipped: { documentId: string; code: string; message: string }[] = [];
  for (const outcome of await eachDocument(ids, queue)) {
    const { documentId } = outcome;
    if ('result' in outcome) queued.push({ documentId, ...outcome.result });
    else skipped.push({ documentId, code: outcome.refused.code, message: outcome.refused.message });
  }
  return { queued, skipped };
}
