import { isUnspaced } from '../book/scripts.js';
import { alignLetters } from './align-letters.js';
import type { Alignment } from './align-letters.js';
import type { Letters } from './letters.js';

/** A stretch of a text that is the quotation, or nearly. */
export interface Match extends Alignment {
  /** Share of the letters of the quotation that the text has at their place, 0 to 1. */
  readonly similarity: number;
}

/**
 * Below this share, a stretch is not the sentence that was quoted. A word of six that is another one leaves about 0.85;
 * sentences made of other words of the same books reach 0.7 (`npm run bench:quotes`).
 */
export const LEAST_SIMILARITY = 0.85;

/**
 * A shorter quotation must be exact: with three edits allowed, "of the function" is near any other four words
 * (`npm run bench:quotes`).
 */
export const LEAST_NEAR_LETTERS = 24;

/**
 * Letters in a seed. With at most 15 % edits, a stretch of six letters remains unchanged somewhere, so that no match is
 * missed.
 */
const SEED = 5;
/** Seeds that occur more often in a quotation tell nothing about where it stands. */
const MOST_PLACES_OF_SEED = 8;
/** Alignments in one text. They are tried in the order of their seeds, and a near quotation stands in few places. */
const MOST_TRIALS = 4;

/** All places at which a text has the quotation in the same letters, beginning and ending with a word of its own. */
export function exactMatches(quote: Letters, text: Letters): Match[] {
  const matches: Match[] = [];
  let from = text.text.indexOf(quote.text);
  while (from >= 0) {
    const to = from + quote.text.length;
    if (isWhole(text, from, to)) {
      const start = from;
      const pairs = Array.from({ length: to - from }, (_, i) => [i, start + i] as const);
      matches.push({ from, to, edits: 0, pairs, similarity: 1 });
      from = text.text.indexOf(quote.text, to);
    } else from = text.text.indexOf(quote.text, from + 1);
  }
  return matches;
}

/** The places that are nearest to the quotation, best first; none below `LEAST_SIMILARITY`. */
export function nearMatches(quote: Letters, text: Letters): Match[] {
  const { length } = quote.text;
  if (length < LEAST_NEAR_LETTERS) return [];
  const slack = Math.ceil(length * (1 - LEAST_SIMILARITY));
  const matches: Match[] = [];
  for (const diagonal of likelyDiagonals(quote.text, text.text, slack)) {
    const start = Math.max(0, diagonal - slack);
    const end = Math.min(text.text.length, diagonal + length + 2 * slack);
    const found = alignLetters(quote.text, text.text.slice(start, end));
    const match = withWholeWords(shifted(found, start), text, length);
    const isNew = matches.every(({ from, to }) => match.to <= from || match.from >= to);
    if (isNew && match.similarity >= LEAST_SIMILARITY) matches.push(match);
  }
  return matches.toSorted((a, b) => b.similarity - a.similarity || a.from - b.from);
}

/**
 * Where the quotation would begin in the text, judged by the seeds that both have, in steps of `width`.
 *
 * @returns Positions with the most seeds first.
 */
function likelyDiagonals(quote: string, text: string, width: number): number[] {
  const seeds = new Map<string, number[]>();
  for (let q = 0; q + SEED <= quote.length; q++) {
    const seed = quote.slice(q, q + SEED);
    const places = seeds.get(seed);
    if (places) places.push(q);
    else seeds.set(seed, [q]);
  }
  const votes = new Map<number, number>();
  for (let t = 0; t + SEED <= text.length; t++) {
    const places = seeds.get(text.slice(t, t + SEED));
    if (!places || places.length > MOST_PLACES_OF_SEED) continue;
    for (const q of places) {
      const step = Math.floor((t - q) / width);
      votes.set(step, (votes.get(step) ?? 0) + 1);
    }
  }
  // The seeds of one match may be on both sides of a step.
  const together = [...votes].map(([step, own]) => ({ step, sum: own + (votes.get(step + 1) ?? 0) }));
  // With 15 % edits, a quarter of the seeds remain; repeated ones may be missing.
  const least = Math.max(1, Math.floor(quote.length / 8) - SEED);
  return together
    .filter(({ sum }) => sum >= least)
    .toSorted((a, b) => b.sum - a.sum || a.step - b.step)
    .slice(0, MOST_TRIALS)
    .map(({ step }) => step * width);
}

function shifted({ from, to, edits, pairs }: Alignment, by: number): Alignment {
  const moved = pairs.map(([q, t]) => [q, t < 0 ? t : t + by] as const);
  return { from: from + by, to: to + by, edits, pairs: moved };
}

/** A match that ends inside a word of the text has the rest of that word as edits. */
function withWholeWords(match: Alignment, text: Letters, quoteLength: number): Match {
  let { from, to } = match;
  while (from < to && from > 0 && isInsideWord(text, from)) from -= 1;
  while (from < to && to < text.text.length && isInsideWord(text, to)) to += 1;
  const before = Array.from({ length: match.from - from }, (_, i) => [-1, from + i] as const);
  const after = Array.from({ length: to - match.to }, (_, i) => [-1, match.to + i] as const);
  const edits = match.edits + before.length + after.length;
  const pairs = [...before, ...match.pairs, ...after];
  return { from, to, edits, pairs, similarity: Math.max(0, 1 - edits / quoteLength) };
}

function isWhole(text: Letters, from: number, to: number): boolean {
  return !isInsideWord(text, from) && !isInsideWord(text, to);
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Whether the letters before and after this place belong to one word of the source. */
function isInsideWord({ at, source }: Letters, place: number): boolean {
  if (place <= 0 || place >= at.length) return false;
  const [before, after] = [at[place - 1]!, at[place]!];
  if (before === after) return true;
  if (after !== before + 1) return false;
  const [left, right] = [source[before] ?? '', source[after] ?? ''];
  if (isUnspaced(left.codePointAt(0) ?? 0) || isUnspaced(right.codePointAt(0) ?? 0)) return false;
  return WORD.test(left) && WORD.test(right);
}
