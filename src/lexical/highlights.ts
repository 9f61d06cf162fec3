import { STOP_WORDS } from './terms/stop-words.js';
import { fold } from './terms/fold.js';
import { likelyStretches } from './terms/likely-stretches.js';
import type { Stretch } from './terms/likely-stretches.js';
import type { TermOptions } from './terms/terms-of.js';
import { tokensWith } from './terms/terms-of.js';

/** A stretch of a text: Unicode code points from 0, both included, as in the parts of a chunk. */
export interface Highlight {
  readonly first: number;
  readonly last: number;
}

/** Finds the words and names of one query in texts. */
export class Highlighter {
  private readonly stretchesOf: (text: string) => Iterable<Stretch>;

  constructor(
    private readonly asked: ReadonlySet<string>,
    private readonly options: TermOptions,
  ) {
    this.stretchesOf = likelyStretches(asked);
  }

  /** Where a text has them. */
  in(text: string): Highlight[] {
    const count = codePointCounter(text);
    const found: Highlight[] = [];
    for (const stretch of this.stretchesOf(text)) {
      for (const token of tokensWith(this.asked, stretch.text, this.options)) {
        if (STOP_WORDS.has(fold(token.text))) continue;
        const [from, to] = [stretch.from + token.from, stretch.from + token.to];
        found.push({ first: count(from), last: count(to) - 1 });
      }
    }
    return found;
  }
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
