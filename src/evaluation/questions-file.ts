import { QUERY_LENGTH } from '../search/search-request.js';
import { isVisible } from '../documents/visible-text.js';
import type { GradedPages } from './metrics.js';

/** A question as a file states it. */
export interface StatedQuestion {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly query: string;
  readonly kind: string;
  /** Name or identifier of the book; null if the line has none. */
  readonly book: string | null;
  readonly pages: GradedPages;
}

/** Something wrong in a line. */
export interface Fault {
  readonly line: number;
  readonly problem: string;
}

export interface StatedQuestions {
  readonly questions: readonly StatedQuestion[];
  readonly faults: readonly Fault[];
}

/** The kind of a question that states none. */
const USUAL_KIND = 'question';
/** The grade of a page that answers; a page that only helps has 1. */
const ANSWERS = 2;
const BEST_GRADE = 3;
const KIND_LENGTH = 40;
const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * Reads questions from JSON Lines: one object a line with `query`, `pages`, and optionally `kind` and `document` (or
 * `book`). A page is a number, which answers, or `{"page": 12, "grade": 1}`. Other fields are ignored.
 */
export function readQuestions(text: string): StatedQuestions {
  const questions: StatedQuestion[] = [];
  const faults: Fault[] = [];
  text
    .replace(BYTE_ORDER_MARK, '')
    .split('\n')
    .forEach((row, index) => {
      if (row.trim() === '') return;
      const read = readLine(row, index + 1);
      if ('query' in read) questions.push(read);
      else faults.push(...read.problems.map((problem) => ({ line: index + 1, problem })));
    });
  return { questions, faults };
}

function readLine(row: string, line: number): StatedQuestion | { readonly problems: readonly string[] } {
  const stated = objectIn(row);
  if (!stated) return { problems: ['it is not a JSON object'] };
  const query = queryOf(stated['query']);
  const kind = kindOf(stated['kind']);
  const book = bookOf(stated);
  const pages = pagesOf(stated['pages']);
  const problems = [query, kind, book, pages].flatMap((read) => ('problem' in read ? [read.problem] : []));
  if ('problem' in query || 'problem' in kind || 'problem' in book || 'problem' in pages) return { problems };
  return { line, query: query.value, kind: kind.value, book: book.value, pages: pages.value };
}

type Read<T> = { readonly value: T } | { readonly problem: string };

function objectIn(row: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(row);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function queryOf(value: unknown): Read<string> {
  if (typeof value !== 'string' || !isVisible(value)) {
    return { problem: '`query` must be a text with visible characters' };
  }
  if (value.length > QUERY_LENGTH) return { problem: `\`query\` is longer than ${QUERY_LENGTH} characters` };
  return { value };
}

function kindOf(value: unknown): Read<string> {
  if (value === undefined || value === null) return { value: USUAL_KIND };
  if (typeof value === 'string' && isVisible(value) && value.length <= KIND_LENGTH) return { value };
  return { problem: `\`kind\` must be a text of 1 to ${KIND_LENGTH} characters` };
}

function bookOf(stated: Readonly<Record<string, unknown>>): Read<string | null> {
  const value = stated['document'] ?? stated['book'] ?? null;
  if (value === null || (typeof value === 'string' && isVisible(value))) return { value };
  return { problem: '`document` must be the identifier, title or file name of a book' };
}

function pagesOf(value: unknown): Read<GradedPages> {
  const problem = {
    problem: `\`pages\` must be a list of physical pages from 1, or of {"page": 12, "grade": 1 to ${BEST_GRADE}}`,
  };
  if (!Array.isArray(value) || value.length === 0) return problem;
  const pages = new Map<number, number>();
  for (const entry of value as readonly unknown[]) {
    const { page, grade = ANSWERS } = pageOf(entry);
    if (!isWhole(page, Number.MAX_SAFE_INTEGER) || !isWhole(grade, BEST_GRADE)) return problem;
    if (pages.has(page)) return { problem: `\`pages\` names page ${page} twice` };
    pages.set(page, grade);
  }
  return { value: pages };
}

function pageOf(entry: unknown): { readonly page?: unknown; readonly grade?: unknown } {
  return typeof entry === 'object' && entry !== null ? entry : { page: entry };
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}
