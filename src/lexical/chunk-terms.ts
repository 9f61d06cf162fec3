import type { TermOptions } from './terms/terms-of.js';
import { termsOf } from './terms/terms-of.js';

/** What is indexed of a chunk. */
export interface IndexedChunk {
  /** Titles of its section, as they are embedded with it. */
  readonly titles: string;
  readonly text: string;
}

/** How often a chunk has each of its terms, weighted by field, and how long it is in the same measure. */
export interface ChunkTerms {
  readonly frequencies: ReadonlyMap<string, number>;
  readonly length: number;
}

/** A title says what a section is about, as an abstract of its text does. */
const TITLE_WEIGHT = 2;
/** Added to what a term counts as a part of the text: the first sentence of technical prose states its subject. */
const FIRST_SENTENCE_EXTRA = 0.5;
/** A first sentence without an end: a listing, a table. */
const LONGEST_SENTENCE = 300;
const SENTENCE_END = /[.!?:](?=\s|$)/u;
/** Shorter beginnings are numbers of sections and abbreviations. */
const SHORTEST_SENTENCE = 10;

/** All frequencies and lengths are multiples of this: half of a part of a name, in a first sentence. */
export const STEP = 0.25;

export function chunkTerms({ titles, text }: IndexedChunk, options: TermOptions): ChunkTerms {
  const frequencies = new Map<string, number>();
  let length = 0;
  const add = (term: string, weight: number): void => {
    frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    length += weight;
  };
  for (const term of termsOf(titles, options)) add(term.text, TITLE_WEIGHT * term.weight);
  const firstEnds = endOfFirstSentence(text);
  for (const term of termsOf(text, options)) {
    const extra = term.to <= firstEnds ? FIRST_SENTENCE_EXTRA : 0;
    add(term.text, (1 + extra) * term.weight);
  }
  return { frequencies, length };
}

function endOfFirstSentence(text: string): number {
  const beginning = text.slice(0, LONGEST_SENTENCE);
  const end = beginning.slice(SHORTEST_SENTENCE).search(SENTENCE_END);
  return end < 0 ? beginning.length : SHORTEST_SENTENCE + end;
}
