import { Injectable } from '@nestjs/common';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentListService } from '../documents/document-list.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import { IndexReader } from './index-reader.js';
import type { LeftOutBook } from './index-reader.js';
import type { Question } from './question.js';

export interface TermQuestions {
  readonly questions: readonly Question[];
  /** Books without questions, and why. */
  readonly leftOut: readonly LeftOutBook[];
}

export interface ReadHooks {
  readonly signal?: AbortSignal;
  onProgress?(label: string, done: number, total: number): void;
}

const KIND = 'index term';
const DOCUMENTS_A_PAGE = 500;
const CHANCE_DIGITS = 12;

/** The terms in the printed indexes of the library's books as questions; the pages that an index gives answer them. */
@Injectable()
export class IndexTerms {
  constructor(
    private readonly documents: DocumentsService,
    private readonly lists: DocumentListService,
    private readonly indexes: IndexReader,
  ) {}

  /** All documents with chunks. */
  async searchable(): Promise<DocumentEntity[]> {
    const searchable: DocumentEntity[] = [];
    let cursor: string | undefined;
    for (;;) {
      const { results, next } = await this.lists.list({ limit: DOCUMENTS_A_PAGE, cursor });
      for (const { id, chunks } of results) if (chunks > 0) searchable.push(await this.documents.get(id));
      if (next === null) return searchable;
      cursor = next;
    }
  }

  /** @param terms Most terms of one book. */
  async of(documents: readonly DocumentEntity[], terms: number, hooks: ReadHooks): Promise<TermQuestions> {
    const questions: Question[] = [];
    const leftOut: LeftOutBook[] = [];
    for (const [done, document] of documents.entries()) {
      hooks.signal?.throwIfAborted();
      hooks.onProgress?.('reading', done, documents.length);
      const read = await this.ofBook(document, terms, hooks.signal);
      if ('reason' in read) leftOut.push(read);
      else questions.push(...read);
    }
    return { questions, leftOut };
  }

  /**
   * Some terms of some books, the same ones each time: enough for a comparison, and done in a minute.
   *
   * @param most Books to ask, books to read at most (many have no index), and terms of a book.
   */
  async sample(
    most: { readonly books: number; readonly read: number; readonly terms: number },
    signal: AbortSignal,
  ): Promise<readonly Question[]> {
    const questions: Question[] = [];
    let books = 0;
    for (const document of byChance(await this.searchable()).slice(0, most.read)) {
      signal.throwIfAborted();
      const read = await this.ofBook(document, most.terms, signal);
      if ('reason' in read) continue;
      questions.push(...read);
      books += 1;
      if (books === most.books) break;
    }
    return questions;
  }

  private async ofBook(
    document: DocumentEntity,
    terms: number,
    signal: AbortSignal | undefined,
  ): Promise<Question[] | LeftOutBook> {
    const read = await this.indexes.questionsOf(document, terms, signal);
    if ('reason' in read) return read;
    return read.questions.map(({ term, pages }) => {
      return {
        query: term,
        kind: KIND,
        documentId: document.id,
        pages: new Map(pages.map((page) => [page, 1])),
      };
    });
  }
}

/** The last digits of an identifier say nothing of the book or of when it came. */
function byChance(documents: readonly DocumentEntity[]): DocumentEntity[] {
  const keyOf = ({ id }: DocumentEntity) => id.slice(-CHANCE_DIGITS);
  return documents.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
