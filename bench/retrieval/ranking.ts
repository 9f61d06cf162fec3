import type { Question } from './indexed-book.js';
import type { Passage } from './passages.js';

/** How often and how early an answer was found; shares and reciprocal ranks from 0 to 1. */
export interface Found {
  readonly questions: number;
  readonly hit1: number;
  readonly hit5: number;
  readonly hit10: number;
  /** Mean of 1/rank of the first answer; 0 if none is among the first `MRR_DEPTH`. */
  readonly mrr: number;
  /** Share of answers within the first passages with at most `READ_CHARACTERS` in total. */
  readonly hitRead: number;
}

/** As much text as five passages of the usual fixed size: a fair measure for different sizes. */
const READ_CHARACTERS = 5000;

const MRR_DEPTH = 10;

/**
 * Asks every question and ranks all passages by cosine.
 *
 * A passage answers a question if it covers one of the pages given by the index.
 */
export function askAll(
  questions: readonly Question[],
  queries: readonly Float32Array[],
  passages: readonly Passage[],
  vectors: readonly Float32Array[],
): Found {
  const answers = questions.map((question, i) => firstAnswer(question, queries[i]!, passages, vectors));
  const ranks = answers.map(({ rank }) => rank);
  const share = (within: number): number => ranks.filter((rank) => rank <= within).length / ranks.length;
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank <= MRR_DEPTH ? 1 / rank : 0), 0);
  return {
    questions: questions.length,
    hit1: share(1),
    hit5: share(5),
    hit10: share(10),
    mrr: reciprocal / ranks.length,
    hitRead: answers.filter(({ read }) => read <= READ_CHARACTERS).length / ranks.length,
  };
}

/** All questions of all books have the same weight. */
export function overall(books: readonly Found[]): Found {
  const questions = books.reduce((sum, one) => sum + one.questions, 0);
  const mean = (value: (found: Found) => number): number =>
    books.reduce((sum, one) => sum + value(one) * one.questions, 0) / questions;
  return {
    questions,
    hit1: mean((one) => one.hit1),
    hit5: mean((one) => one.hit5),
    hit10: mean((one) => one.hit10),
    mrr: mean((one) => one.mrr),
    hitRead: mean((one) => one.hitRead),
  };
}

interface Answer {
  /** From 1; infinite if no passage answers. */
  readonly rank: number;
  /** Characters of the passages up to and including the answer. */
  readonly read: number;
}

/** Among equally near passages, the earlier one in the book comes first. */
function firstAnswer(
  question: Question,
  query: Float32Array,
  passages: readonly Passage[],
  vectors: readonly Float32Array[],
): Answer {
  const scored = passages.map((passage, i) => ({ passage, score: dot(query, vectors[i]!) }));
  const ranked = scored.toSorted((a, b) => b.score - a.score).map(({ passage }) => passage);
  const at = ranked.findIndex((passage) => isAnswer(passage, question));
  if (at < 0) return { rank: Infinity, read: Infinity };
  const read = ranked.slice(0, at + 1).reduce((sum, passage) => sum + passage.length, 0);
  return { rank: at + 1, read };
}

function isAnswer({ pageFirst, pageLast }: Passage, { pages }: Question): boolean {
  for (let page = pageFirst; page <= pageLast; page++) if (pages.has(page)) return true;
  return false;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
