import { stemmer } from 'stemmer';
import { fold } from './fold.js';
import { splitName } from './split-name.js';
import { tokenize } from './tokenize.js';

/** What the index holds for a word, and what a query asks for. */
export interface Term {
  readonly text: string;
  /** A part of a name counts half as much as a whole name or word. */
  readonly weight: number;
  /** Position in the text, in UTF-16 units; of the whole name for its parts. */
  readonly from: number;
  readonly to: number;
}

export interface TermOptions {
  /** Whether the endings of English words are dropped, so that `parsing` and `parsed` are one term. */
  readonly stem: boolean;
}

export const PART_WEIGHT = 0.5;

const WORD = /^\p{L}+$/u;
const ENGLISH = /^[a-z]{3,}$/u;
const POSSESSIVE = /['’]s$/u;

/**
 * The terms of a text, in its order. One rule for what is stored and what is asked.
 *
 * A name (`getUserById`, `os.path.join`, `--no-verify`, `E0308`) is a term as it is, and each of its parts is one, too.
 */
export function termsOf(text: string, options: TermOptions): Term[] {
  return tokenize(text).flatMap(({ text: found, from, to }) => {
    const name = found.replace(POSSESSIVE, '');
    const parts = splitName(name);
    const place = { from, to };
    if (parts.length === 1 && parts[0] === name && WORD.test(name)) {
      return [{ text: wordOf(name, options), weight: 1, ...place }];
    }
    const whole = fold(name);
    const words = new Set(parts.filter(isTelling).map((part) => wordOf(part, options)));
    words.delete(whole);
    return [
      { text: whole, weight: 1, ...place },
      ...[...words].map((word) => ({ text: word, weight: PART_WEIGHT, ...place })),
    ];
  });
}

function wordOf(word: string, { stem }: TermOptions): string {
  const folded = fold(word);
  return stem && ENGLISH.test(folded) ? stemmer(folded) : folded;
}

/** A single letter or digit of a name says nothing alone. */
function isTelling(part: string): boolean {
  return part.length > 1;
}
