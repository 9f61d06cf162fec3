import { Injectable } from '@nestjs/common';
import { AnalysisFailed } from '../chunking/analysis.js';
import { ChunkingService } from '../chunking/chunking.service.js';
import type { LedgerLine } from '../chunking/page-ledger.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import { indexQuestions } from './index-questions.js';
import type { IndexQuestion } from './index-questions.js';

/** A book that gives no questions. */
export interface LeftOutBook {
  readonly documentId: string;
  readonly title: string;
  /** A sentence. */
  readonly reason: string;
}

/** With fewer terms, one more hit would be three points: such a book says nothing. */
const LEAST_TERMS = 30;

/** Reads the printed indexes of the library's own books, from their files. */
@Injectable()
export class IndexReader {
  constructor(
    private readonly documents: DocumentsService,
    private readonly chunking: ChunkingService,
  ) {}

  /**
   * The terms of the book's index as questions, or why there are none. A book that cannot be read is left out; it does
   * not stop the others.
   *
   * @param most Most terms.
   */
  async questionsOf(
    document: DocumentEntity,
    most: number,
    signal?: AbortSignal,
  ): Promise<{ readonly questions: readonly IndexQuestion[] } | LeftOutBook> {
    const leftOut = (reason: string): LeftOutBook => {
      return { documentId: document.id, title: document.title, reason };
    };
    try {
      const { index, chunking } = await this.documents.withFile(
        document,
        (path) => this.chunking.analyse(path, { index: true }, { signal }),
        signal,
      );
      if (!index) return leftOut('The book has no index.');
      const questions = indexQuestions(index, listingsIn(chunking.ledger, index.parts), most);
      return questions.length < LEAST_TERMS
        ? leftOut(`Its index has only ${questions.length} terms with pages; ${LEAST_TERMS} are needed.`)
        : { questions };
    } catch (error) {
      const cause = error instanceof AnalysisFailed ? error.cause : error;
      if (cause instanceof UserError) return leftOut(cause.message);
      throw cause;
    }
  }
}

/** Pages of the contents and of the index. */
function listingsIn(
  ledger: readonly LedgerLine[],
  parts: readonly { readonly pageFirst: number; readonly pageLast: number }[],
): Set<number> {
  const listed = ledger.filter(({ kind }) => kind === 'contents' || kind === 'index');
  const ranges = [...listed.flatMap(({ pages }) => pages), ...parts];
  return new Set(
    ranges.flatMap(({ pageFirst, pageLast }) =>
      Array.from({ length: pageLast - pageFirst + 1 }, (_, i) => pageFirst + i),
    ),
  );
}
