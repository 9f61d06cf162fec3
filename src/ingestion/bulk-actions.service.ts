import { Injectable } from '@nestjs/common';
import type { Difficulty } from '../documents/document.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { RunSpan } from '../runs/run-states.js';
import { eachDocument } from './each-document.js';
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

  /** Throws as `eachDocument`. A document that is named twice is taken once. */
  async forEach(ids: readonly string[], action: BulkAction): Promise<BulkResult[]> {
    const outcomes = await eachDocument(new Set(ids), (id) => this.one(id, action));
    return outcomes.map((outcome) => {
      const { documentId } = outcome;
      if ('result' in outcome) return { documentId, done: true, runId: outcome.result, error: null };
      const { code, message, hint = null } = outcome.refused;
      return { documentId, done: false, runId: null, error: { code, message, hint } };
    });
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
