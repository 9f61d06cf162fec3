import { SPECIAL_TOKENS } from '../../src/chunking/token-limits.js';
import { meanOf } from '../../src/evaluation/metrics.js';
import type { AskedBook } from './asked-book.js';
import type { Encoding } from './encoding.js';
import type { Cutter, Passage } from './passages.js';
import type { Question } from './question.js';
import { askAll, foundIn } from './ranking.js';
import type { Answer } from './ranking.js';
import type { BookResult, ContenderResult, KindResult } from './report.js';

/** A book that is cut and encoded. */
interface Prepared {
  readonly book: AskedBook;
  readonly passages: readonly Passage[];
  readonly vectors: readonly Float32Array[];
}

/** Asks every book its own questions, then all books together the terms of all. */
export async function measure(
  cutter: Cutter,
  books: readonly AskedBook[],
  encoding: Encoding,
): Promise<ContenderResult> {
  const prepared: Prepared[] = [];
  for (const book of books) {
    const passages = cutter.cut(book);
    const texts = passages.map(({ embedded }) => embedded);
    prepared.push({ book, passages, vectors: await encoding.vectorsOf(texts, 'passage') });
  }
  const indexed = prepared.filter(({ book }) => book.terms.length > 0);
  const terms: Answer[][] = [];
  for (const one of indexed) terms.push(await ask(one, one.book.terms, encoding));
  const people: Answer[] = [];
  for (const one of prepared) people.push(...(await ask(one, one.book.people, encoding)));
  return {
    name: cutter.name,
    all: foundIn(terms.flat()),
    together: foundIn(await askTogether(indexed, encoding)),
    books: indexed.map((one, i) => resultOf(one, terms[i]!, encoding)),
    people: { all: foundIn(people), kinds: kindsOf(people) },
  };
}

async function ask(
  { passages, vectors }: Prepared,
  questions: readonly Question[],
  encoding: Encoding,
): Promise<Answer[]> {
  const queries = await encoding.vectorsOf(
    questions.map(({ text }) => text),
    'query',
  );
  return askAll(questions, queries, passages, vectors);
}

function resultOf({ book, passages }: Prepared, answers: readonly Answer[], encoding: Encoding): BookResult {
  const tokens = passages.map(({ embedded }) => encoding.countTokens(embedded));
  return {
    book: book.name,
    ...foundIn(answers),
    passages: passages.length,
    characters: meanOf(passages.map(({ length }) => length)),
    embedded: {
      tokens: meanOf(tokens),
      truncated: meanOf(tokens.map((count) => (count + SPECIAL_TOKENS > encoding.maxTokens ? 1 : 0))),
      pages: meanOf(passages.map(({ pageFirst, pageLast }) => pageLast - pageFirst + 1)),
    },
  };
}

/** The figures of each kind of question. */
export function kindsOf(answers: readonly Answer[]): KindResult[] {
  const kinds = [...new Set(answers.map(({ question }) => question.kind))].toSorted();
  return kinds.map((kind) => {
    return { kind, ...foundIn(answers.filter(({ question }) => question.kind === kind)) };
  });
}

/** Numbers the pages of all books continuously, so that they form one book. */
async function askTogether(books: readonly Prepared[], encoding: Encoding): Promise<Answer[]> {
  let before = 0;
  const shifted = books.map(({ book, passages }) => {
    const by = before;
    before += book.book.pageCount;
    return {
      questions: book.terms.map((question) => laterQuestion(question, by)),
      passages: passages.map((passage) => laterPassage(passage, by)),
    };
  });
  const whole = {
    book: books[0]!.book,
    passages: shifted.flatMap(({ passages }) => passages),
    vectors: books.flatMap(({ vectors }) => vectors),
  };
  return ask(
    whole,
    shifted.flatMap(({ questions }) => questions),
    encoding,
  );
}

function laterQuestion(question: Question, by: number): Question {
  return { ...question, pages: new Map([...question.pages].map(([page, grade]) => [page + by, grade])) };
}

function laterPassage(passage: Passage, by: number): Passage {
  return { ...passage, pageFirst: passage.pageFirst + by, pageLast: passage.pageLast + by };
}
