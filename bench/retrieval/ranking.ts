import { figuresOf, judge, meanOf } from '../../src/evaluation/metrics.js';
import type { Figures, Judgement } from '../../src/evaluation/metrics.js';
import type { Question } from './question.js';
import type { Passage } from './passages.js';

/** How often and how early an answer was found; shares and reciprocal ranks from 0 to 1. */
export interface Found extends Figures {
  /** Share of answers within the first passages with at most `READ_CHARACTERS` in total. */
  readonly hitRead: number;
}

/** How one question was answered. */
export interface Answer {
  readonly question: Question;
  readonly judged: Judgement;
  /** Characters of the passages up to and including the answer; infinite if no passage answers. */
  readonly read: number;
}

/** As much text as five passages of the usual fixed size: a fair measure for different sizes. */
const READ_CHARACTERS = 5000;

/**
 * Asks every question and ranks all passages by cosine.
 *
 * A passage answers a question if it covers one of the pages that answer it.
 */
export function askAll(
  questions: readonly Question[],
  queries: readonly Float32Array[],
  passages: readonly Passage[],
  vectors: readonly Float32Array[],
): Answer[] {
  return questions.map((question, i) => {
    const ranked = rankedBy(queries[i]!, passages, vectors);
    return answerOf(question, judge(question.pages, ranked), ranked);
  });
}

/** @param ranked The passages that were judged, best first. */
export function answerOf(
  question: Question,
  judged: Judgement,
  ranked: readonly { readonly length: number }[],
): Answer {
  const read = ranked.slice(0, judged.rank).reduce((sum, { length }) => sum + length, 0);
  return { question, judged, read: Number.isFinite(judged.rank) ? read : Infinity };
}

/** All answers have the same weight. */
export function foundIn(answers: readonly Answer[]): Found {
  return {
    ...figuresOf(answers.map(({ judged }) => judged)),
    hitRead: meanOf(answers.map(({ read }) => (read <= READ_CHARACTERS ? 1 : 0))),
  };
}

/** Among equally near passages, the earlier one in the book comes first. */
function rankedBy(
  query: Float32Array,
  passages: readonly Passage[],
  vectors: readonly Float32Array[],
): Passage[] {
  return passages
    .map((passage, i) => ({ passage, score: dot(query, vectors[i]!) }))
    .sort((a, b) => b.score - a.score)
    .map(({ passage }) => passage);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
