import { Injectable } from '@nestjs/common';
import type { PageFailure, PageWarning } from '../book/page.js';
import type { Dropped, LedgerLine, PageRange } from '../chunking/page-ledger.js';
import type { RepeatedLine } from '../chunking/repeated-lines.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import { RunHistoryRepository } from '../runs/run-history.repository.js';

/** What became of each page of a book. */
export interface LedgerView {
  readonly documentId: string;
  /** All pages; `lines` has each of them once, so that their counts add up to this. */
  readonly pages: number;
  /** Null for books ingested before it was kept. */
  readonly lines: readonly LedgerLine[] | null;
  /** Text that was left out of the chunks: whole pages, and parts of pages that are kept. */
  readonly leftOut: readonly Dropped[];
  /** Lines that were left out of all pages because they repeat; null for books ingested before they were kept. */
  readonly repeated: readonly RepeatedLine[] | null;
  /** Pages that could not be read, and why. */
  readonly failures: readonly PageFailure[];
  /** Pages whose text is doubtful, and why. */
  readonly warnings: readonly PageWarning[];
  /** First and last page without front and back matter; null when it is not known. */
  readonly content: PageRange | null;
}

/** What became of the pages of books. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly history: RunHistoryRepository,
  ) {}

  /**
   * The pages of the version that readers see.
   *
   * @throws {UserError} `document.not_found`, `document.nothing_published`
   */
  async ledger(id: string): Promise<LedgerView> {
    const document = await this.documents.get(id);
    const run = await this.history.latestPublished(document.id);
    if (!run) throw nothingPublished(document.id);
    const { pages, ledger, chunks, pageFailures, pageWarnings, content } = run.report;
    return {
      documentId: document.id,
      pages,
      lines: ledger ?? null,
      leftOut: chunks.dropped,
      repeated: chunks.repeated ?? null,
      failures: pageFailures,
      warnings: pageWarnings ?? [],
      content: content ?? null,
    };
  }
}

export function nothingPublished(id: string): UserError {
  return new UserError('document.nothing_published', `The document ${id} is not ingested yet.`, {
    field: 'id',
    fault: 'conflict',
    hint: 'Ingest it, or wait until its run is complete.',
  });
}
