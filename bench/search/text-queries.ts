import type { BookAnalysis } from '../../src/chunking/analysis.js';
import { evenly } from '../measuring/evenly.js';

const SENTENCE_WORDS = 12;
/** What is typed of a title: its last letters are still missing. */
const UNTYPED = 3;
const LONG_WORD = /\p{L}{8,}/u;

/** Words that a tenth of the chunks of a technical library has. */
const COMMON = [
  'the value of a function',
  'name of the data file',
  'use of an object in the example',
  'return a list of all elements',
  'set the type of the argument',
];

export interface TextQueries {
  readonly titles: readonly string[];
  readonly sentences: readonly string[];
  readonly common: readonly string[];
  readonly unfinished: readonly string[];
  readonly misspelled: readonly string[];
  /** To warm up with: none of them is measured. */
  readonly others: readonly string[];
}

/** What is asked of a library: so many queries of each kind, evenly spaced over the books. */
export function textQueries(books: readonly BookAnalysis[], count: number): TextQueries {
  const all = [...new Set(books.flatMap(({ contents }) => contents.sections.map(({ title }) => title)))];
  const texts = books.flatMap(({ chunking }) => chunking.chunks.map(({ text }) => text));
  const titles = evenly(all, count);
  const asked = new Set(titles);
  return {
    titles,
    sentences: evenly(texts, count).map((text) => text.split(/\s+/u).slice(0, SENTENCE_WORDS).join(' ')),
    common: COMMON,
    unfinished: titles.map((title) => title.slice(0, Math.max(UNTYPED, title.length - UNTYPED))),
    misspelled: evenly(
      all.filter((title) => LONG_WORD.test(title)),
      count,
    ).map(misspelled),
    others: evenly(
      all.filter((title) => !asked.has(title)),
      count,
    ),
  };
}

/** With two letters of its first long word exchanged, and one missing. */
function misspelled(title: string): string {
  return title.replace(LONG_WORD, (word) => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(5)}`);
}
