import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ImportedDocuments } from '../documents/imported-documents.js';
import { ImportedRuns } from '../runs/imported-runs.js';
import { BookFiles } from './book-files.js';
import type { BookMembers } from './book-members.js';
import { MEMBER, bookOf, bookSchema } from './bundle-format.js';
import type { BundledBook } from './bundle-format.js';
import { invalid, isRefusedRow, parsed } from './bundle-problems.js';
import { ContentImport } from './content-import.js';
import { KnownBooks } from './known-books.js';
import type { BookOutcome } from './book-outcome.js';
import type { VectorPlan } from './vector-plan.js';

export interface ImportedBook {
  /** Here. */
  readonly documentId: string;
  readonly title: string;
  readonly outcome: BookOutcome;
  /** That were written. */
  readonly chunks: number;
  readonly vectors: number;
}

export interface BookImportOptions {
  readonly bundle: string;
  readonly plan: VectorPlan;
  /** Whether the bundle's version of a book takes the place of another one. */
  readonly replace: boolean;
}

/** Takes over one book of a bundle. */
@Injectable()
export class BookImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly known: KnownBooks,
    private readonly documents: ImportedDocuments,
    private readonly runs: ImportedRuns,
    private readonly content: ContentImport,
    private readonly files: BookFiles,
  ) {}

  /**
   * Takes over the book whose members come next. Readers see all of it at once, from the end of the transaction on.
   *
   * @throws {UserError} `bundle.invalid`, `archive.damaged`; {OperationalError} `bundle.model_changed`. Nothing of the
   *         book stays then.
   */
  async import(members: BookMembers, options: BookImportOptions): Promise<ImportedBook> {
    const { bundle } = options;
    const { name } = members.next!;
    const book = parsed(bundle, name, bookSchema, (await members.content()).toString());
    const { sha256, title } = book.document;
    if (name !== MEMBER.book(sha256)) throw invalid(bundle, `${name} is about the file ${sha256}`);
    await this.files.import(members, sha256, bundle);
    let imported: ImportedBook;
    try {
      imported = await this.dataSource.transaction((manager) =>
        this.takeOver(book, members, options, manager),
      );
    } catch (error) {
      throw isRefusedRow(error) ? invalid(bundle, `the database refuses the book "${title}"`, error) : error;
    }
    // What was not needed.
    while (members.next && bookOf(members.next.name) === sha256) await members.skip();
    return imported;
  }

  private async takeOver(
    book: BundledBook,
    members: BookMembers,
    options: BookImportOptions,
    manager: EntityManager,
  ): Promise<ImportedBook> {
    const decided = await this.known.decide(book, options.replace, manager);
    if (typeof decided === 'object') {
      const { id: documentId, title, outcome } = decided;
      return { documentId, title, outcome, chunks: 0, vectors: 0 };
    }
    const { document, run } = book;
    const documentId = await this.documents.put(document, manager);
    const { status } = document;
    const runId = await this.runs.record(documentId, run, status, manager);
    const counts = await this.content.write({ documentId, runId }, book, members, options, manager);
    return { documentId, title: document.title, outcome: decided, ...counts };
  }
}
