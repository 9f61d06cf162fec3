import { isUnspaced } from '../book/scripts.js';
import { alignLetters } from './align-letters.js';
import type { Alignment, Match } from './align-letters.js';
import { characterAt } from './letters.js';
import type { Letters } from './letters.js';
import { Seeds } from './seeds.js';
import { sharesWords } from './shares-words.js';

/** Below this share of equal letters, a stretch is not the sentence that was quoted. */
const LEAST_SIMILARITY = 0.85;
/**
 * A shorter quotation must be exact: with three edits allowed, "of the function" is near many other words
 * (`npm run bench:quotes`).
 */
const LEAST_NEAR_LETTERS = 24;
/** Alignments in one text: a near quotation stands in few places. */
const MOST_TRIALS = 4;

/** A quotation as it is looked for in many texts. */
export class Quotation {
  /** Most quotations are exact and need none. */
  private seeds: Seeds | null = null;

  constructor(readonly letters: Letters) {}

  /** All places at which a text has the quotation in the same letters, beginning and ending with a word of its own. */
  exactIn(text: Letters): Match[] {
    const matches: Match[] = [];
    const own = this.letters.text;
    for (let from = text.text.indexOf(own); from >= 0;) {
      const [start, to] = [from, from + own.length];
      const isWhole = !isInsideWord(text, start) && !isInsideWord(text, to);
      if (isWhole) {
        const pairs = Array.from({ length: own.length }, (_, i) => [i, start + i] as const);
        matches.push({ from: start, to, edits: 0, pairs, similarity: 1 });
      }
      from = text.text.indexOf(own, isWhole ? to : start + 1);
    }
    return matches;
  }

  /** The places that are nearest to the quotation, best first; none below `LEAST_SIMILARITY`. */
  nearIn(text: Letters): Match[] {
    const { length } = this.letters.text;
    if (length < LEAST_NEAR_LETTERS) return [];
    const edits = Math.ceil(length * (1 - LEAST_SIMILARITY));
    const matches: Match[] = [];
    this.seeds ??= new Seeds(this.letters.text);
    for (const beginning of this.seeds.likelyBeginnings(text.text, edits, MOST_TRIALS)) {
      const start = Math.max(0, beginning - edits);
      const end = Math.min(text.text.length, beginning + length + 3 * edits);
      const found = alignLetters(this.letters.text, text.text.slice(start, end));
      const match = withWholeWords(shifted(found, start), text, length);
      const isNew = matches.every(({ from, to }) => match.to <= from || match.from >= to);
      const isNear = match.similarity >= LEAST_SIMILARITY && sharesWords(this.letters, text, match);
      if (isNew && isNear) matches.push(match);
    }
    return matches.toSorted((a, b) => b.similarity - a.similarity || a.from - b.from);
  }
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

const WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Whether the letters before and after this place belong to one word of the source. */
function isInsideWord({ at, source }: Letters, place: number): boolean {
  if (place <= 0 || place >= at.length) return false;
  const [before, after] = [at[place - 1]!, at[place]!];
  if (before === after) return true;
  const left = characterAt(source, before);
  if (after !== before + left.length) return false;
  const right = characterAt(source, after);
  if (isUnspaced(left.codePointAt(0) ?? 0) || isUnspaced(right.codePointAt(0) ?? 0)) return false;
  return WORD.test(left) && WORD.test(right);
}
