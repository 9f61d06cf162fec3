import { Injectable } from '@nestjs/common';
import type { Difficulty } from '../documents/document.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import type { RunSpan } from '../runs/run-states.js';
import { IngestionService } from './ingestion.service.js';

/** What is to be done with each of some documents. */
export type BulkAction =
  | { readonly action: 'reprocess'; readonly span: RunSpan }
  | { readonly action: 'cancel' }
  | { readonly action: 'delete'; readonly hard: boolean }
  | { readonly action: 'set-difficulty'; readonly difficulty: Difficulty };

/** What came of it for one document. */
export interface BulkResult {
  readonly documentId: string;
  readonly done: boolean;
  /** The run that was queued or cancelled. */
  readonly runId: string | null;
  /** Why it was not done; null if it was. */
  readonly error: { readonly code: string; readonly message: string; readonly hint: string | null } | null;
}

/** Does one thing with many documents. One that it cannot be done with is reported and does not stop the others. */
@Injectable()
export class BulkActionsService {
  constructor(
    private readonly ingestion: IngestionService,
    private readonly documents: DocumentsService,
  ) {}

  /** @throws errors that do not concern a single document, such as a full queue; what was done before stays done. */
  async forEach(ids: readonly string[], action: BulkAction): Promise<BulkResult[]> {
    const results: BulkResult[] = [];
    for (const documentId of new Set(ids)) {
      try {
        results.push({ documentId, done: true, runId: await this.one(documentId, action), error: null });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const { code, message, hint = null } = error;
        results.push({ documentId, done: false, runId: null, error: { code, message, hint } });
      }
    }
    return results;
  }

  private async one(id: string, action: BulkAction): Promise<string | null> {
    switch (action.action) {
      case 'reprocess':
        return (await this.ingestion.reprocess(id, action.span)).runId;
      case 'cancel':
        return (await this.ingestion.cancel(id)).runId;
      case 'delete':
        await this.ingestion.delete(id, action.hard);
        return null;
      case 'set-difficulty':
        await this.documents.change(id, { difficulty: action.difficulty });
        return null;
    }
  }
}
