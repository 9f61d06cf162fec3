import { SPECIAL_TOKENS } from '../../src/chunking/token-limits.js';
import type { Encoding } from './encoding.js';
import type { IndexedBook, Question } from './indexed-book.js';
import type { Cutter, Passage } from './passages.js';
import { askAll, overall } from './ranking.js';
import type { BookResult, ContenderResult } from './report.js';

/** A book that is cut, encoded and ready for questions. */
interface Prepared {
  readonly book: IndexedBook;
  readonly passages: readonly Passage[];
  readonly vectors: readonly Float32Array[];
  readonly queries: readonly Float32Array[];
}

/** Asks every book its own questions, then all books together the questions of all. */
export async function measure(
  cutter: Cutter,
  books: readonly IndexedBook[],
  encoding: Encoding,
): Promise<ContenderResult> {
  const prepared: Prepared[] = [];
  for (const book of books) {
    const passages = cutter.cut(book);
    const texts = passages.map(({ embedded }) => embedded);
    const terms = book.questions.map(({ text }) => text);
    prepared.push({
      book,
      passages,
      vectors: await encoding.vectorsOf(texts, 'passage'),
      queries: await encoding.vectorsOf(terms, 'query'),
    });
  }
  const results = prepared.map((one) => resultOf(one, encoding));
  return { name: cutter.name, all: overall(results), together: askTogether(prepared), books: results };
}

function resultOf({ book, passages, vectors, queries }: Prepared, encoding: Encoding): BookResult {
  const tokens = passages.map(({ embedded }) => encoding.countTokens(embedded));
  return {
    book: book.name,
    ...askAll(book.questions, queries, passages, vectors),
    passages: passages.length,
    characters: mean(passages.map(({ length }) => length)),
    tokens: mean(tokens),
    truncated: mean(tokens.map((count) => (count + SPECIAL_TOKENS > encoding.maxTokens ? 1 : 0))),
    pages: mean(passages.map(({ pageFirst, pageLast }) => pageLast - pageFirst + 1)),
  };
}

/** Numbers the pages of all books continuously, so that they form one book. */
function askTogether(books: readonly Prepared[]): ContenderResult['together'] {
  let before = 0;
  const shifted = books.map(({ book, passages }) => {
    const by = before;
    before += book.book.pageCount;
    return {
      questions: book.questions.map((question) => laterQuestion(question, by)),
      passages: passages.map((passage) => laterPassage(passage, by)),
    };
  });
  return askAll(
    shifted.flatMap(({ questions }) => questions),
    books.flatMap(({ queries }) => queries),
    shifted.flatMap(({ passages }) => passages),
    books.flatMap(({ vectors }) => vectors),
  );
}

function laterQuestion({ text, pages }: Question, by: number): Question {
  return { text, pages: new Set([...pages].map((page) => page + by)) };
}

function laterPassage(passage: Passage, by: number): Passage {
  return { ...passage, pageFirst: passage.pageFirst + by, pageLast: passage.pageLast + by };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
