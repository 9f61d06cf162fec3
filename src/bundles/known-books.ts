import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ImportedDocuments } from '../documents/imported-documents.js';
import type { OwnDocument } from '../documents/imported-documents.js';
import { ImportedRuns } from '../runs/imported-runs.js';
import type { BundledBook } from './bundle-format.js';
import type { BookOutcome } from './book-outcome.js';
import { BundleReader } from './bundle-reader.repository.js';

/** A book of the library that stays as it is. */
export interface KeptBook extends OwnDocument {
  readonly outcome: Exclude<BookOutcome, 'added' | 'replaced'>;
}

/** What becomes of a book if it is taken over now. */
export interface ForeseenBook {
  readonly title: string;
  readonly sha256: string;
  /** The document here; null: there is none yet. */
  readonly documentId: string | null;
  readonly outcome: BookOutcome;
  readonly chunks: number;
}

/** What is compared of a book. */
export type ComparedBook = Pick<BundledBook, 'contentSha256' | 'chunks'> & {
  readonly document: Pick<BundledBook['document'], 'sha256' | 'title'>;
};

/** Compares a book of a bundle with what the library has of the same file. */
@Injectable()
export class KnownBooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: ImportedDocuments,
    private readonly runs: ImportedRuns,
    private readonly reader: BundleReader,
  ) {}

  /**
   * Decides about a book; until the transaction ends nobody changes what the library has of it.
   *
   * @param replace Whether the bundle's version takes the place of another one.
   */
  async decide(
    book: ComparedBook,
    replace: boolean,
    manager: EntityManager,
  ): Promise<'added' | 'replaced' | KeptBook> {
    const own = await this.documents.hold(book.document.sha256, manager);
    if (!own) return 'added';
    const outcome = await this.outcome(own, book, replace, manager);
    if (outcome === 'restored') await this.documents.show(own.id, manager);
    return outcome === 'added' || outcome === 'replaced' ? outcome : { ...own, outcome };
  }

  /** What `decide` would do, without doing it. */
  async foresee(book: ComparedBook, replace: boolean): Promise<ForeseenBook> {
    const { manager } = this.dataSource;
    const { sha256, title } = book.document;
    const own = await this.documents.find(sha256, manager);
    const outcome = own ? await this.outcome(own, book, replace, manager) : 'added';
    return { title, sha256, documentId: own?.id ?? null, outcome, chunks: book.chunks };
  }

  /** Those of the books that have to be embedded: also books that an interrupted import had left without vectors. */
  toEmbed(
    books: readonly { readonly documentId: string; readonly outcome: BookOutcome }[],
  ): Promise<string[]> {
    const here = books.filter(({ outcome }) => outcome !== 'conflict' && outcome !== 'busy');
    return this.reader.lackingVectors(here.map(({ documentId }) => documentId));
  }

  private async outcome(
    own: OwnDocument,
    { contentSha256 }: ComparedBook,
    replace: boolean,
    manager: EntityManager,
  ): Promise<BookOutcome> {
    const hasContent = (await this.reader.countChunks([own.id], manager)) > 0;
    if (hasContent && (await this.reader.digest(own.id, manager)) === contentSha256) {
      return own.hidden ? 'restored' : 'unchanged';
    }
    if (hasContent && !replace) return 'conflict';
    if (await this.runs.hasActive(own.id, manager)) return 'busy';
    return hasContent ? 'replaced' : 'added';
  }
}
