import { stemmer } from 'stemmer';
import { fold } from './fold.js';
import { splitName } from './split-name.js';
import { tokenize } from './tokenize.js';
import type { Token } from './tokenize.js';

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

const PART_WEIGHT = 0.5;

const WORD = /^\p{L}+$/u;
const ENGLISH = /^[a-z]{3,}$/u;
const POSSESSIVE = /['’]s$/u;

/** The terms of one word or name, without its place. */
type NameTerms = readonly Pick<Term, 'text' | 'weight'>[];

/**
 * What names became, with endings dropped and with endings kept: texts repeat a few thousand words, and folding and
 * stemming them takes nine tenths of the time of reading a text.
 */
const known = { stemmed: new Map<string, NameTerms>(), whole: new Map<string, NameTerms>() };
/** About 10 MB. Then all are forgotten: most of them stood in one book only. */
const MOST_KNOWN = 50_000;

/**
 * The terms of a text, in its order. One rule for what is stored and what is asked.
 *
 * A name (`getUserById`, `os.path.join`, `--no-verify`, `E0308`) is a term as it is, and each of its parts is one, too.
 */
export function termsOf(text: string, options: TermOptions): Term[] {
  const terms: Term[] = [];
  for (const { text: found, from, to } of tokenize(text)) {
    for (const term of termsOfToken(found, options)) {
      terms.push({ text: term.text, weight: term.weight, from, to });
    }
  }
  return terms;
}

/** The words and names of a text that have one of the terms. */
export function tokensWith(terms: ReadonlySet<string>, text: string, options: TermOptions): Token[] {
  return tokenize(text).filter((token) =>
    termsOfToken(token.text, options).some((term) => terms.has(term.text)),
  );
}

function termsOfToken(token: string, options: TermOptions): NameTerms {
  const remembered = options.stem ? known.stemmed : known.whole;
  let own = remembered.get(token);
  if (!own) {
    own = termsOfName(token.replace(POSSESSIVE, ''), options);
    if (remembered.size >= MOST_KNOWN) remembered.clear();
    remembered.set(token, own);
  }
  return own;
}

function termsOfName(name: string, options: TermOptions): NameTerms {
  const parts = splitName(name);
  if (parts.length === 1 && parts[0] === name && WORD.test(name)) {
    return [{ text: wordOf(name, options), weight: 1 }];
  }
  const whole = fold(name);
  const words = new Set(parts.filter(isTelling).map((part) => wordOf(part, options)));
  words.delete(whole);
  return [{ text: whole, weight: 1 }, ...[...words].map((word) => ({ text: word, weight: PART_WEIGHT }))];
}

function wordOf(word: string, { stem }: TermOptions): string {
  const folded = fold(word);
  return stem && ENGLISH.test(folded) ? stemmer(folded) : folded;
}

/** A single letter or digit of a name says nothing alone. */
function isTelling(part: string): boolean {
  return part.length > 1;
}
