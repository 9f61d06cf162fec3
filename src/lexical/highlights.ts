import { STOP_WORDS } from './terms/stop-words.js';
import { fold } from './terms/fold.js';
import type { TermOptions } from './terms/terms-of.js';
import { tokensWith } from './terms/terms-of.js';

/** A stretch of a text: Unicode code points from 0, both included, as in the parts of a chunk. */
export interface Highlight {
  readonly first: number;
  readonly last: number;
}

/** Where a text has the words and names of a query. */
export function highlightsOf(text: string, asked: ReadonlySet<string>, options: TermOptions): Highlight[] {
  const count = codePointCounter(text);
  return tokensWith(asked, text, options)
    .filter((token) => !STOP_WORDS.has(fold(token.text)))
    .map(({ from, to }) => ({ first: count(from), last: count(to) - 1 }));
}

/** Turns UTF-16 positions into code points; positions must not decrease from call to call. */
function codePointCounter(text: string): (position: number) => number {
  let position = 0;
  let points = 0;
  return (wanted) => {
    while (position < wanted) {
      position += text.codePointAt(position)! > 0xffff ? 2 : 1;
      points += 1;
    }
    return points;
  };
}
