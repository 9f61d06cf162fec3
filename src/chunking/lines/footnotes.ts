import { changedLine } from '../../book/page.js';
import type { Line } from '../../book/page.js';
import type { BookStyle } from '../blocks/book-style.js';
import type { BodyLine } from './body-lines.js';

/** Footnotes are set in type of at most this share of the size of running text. */
const NOTE_SIZE = 0.93;
/** A small line with at least this share of monospaced characters is of a listing. */
const CODE_SHARE = 0.5;
/** A longer run of small lines at the foot of a page is a table or a listing. */
const MOST_NOTE_LINES = 20;
/** A note that is nothing but an address is often set like code. */
const ADDRESS_NOTE = /^\[?\d{1,3}[\])]?\s?(?:https?:|ftp:|www\.)/u;
/** `1 `, `*`, `†`, `[2]`, `a)` before the text of a note. */
const NOTE_MARK = /^(?:\d{1,3}|\[\d{1,3}\]|[*∗†‡§¶]{1,3}|[a-z]\))[.)]?\s?\S/u;

/**
 * Marks the footnotes of each page as notes beside the text: the text goes on over them on the next page.
 *
 * @param lines In reading order.
 */
export function markFootnotes(lines: readonly BodyLine[], style: BookStyle): BodyLine[] {
  const marked = [...lines];
  for (let to = lines.length; to > 0;) {
    const { page } = lines[to - 1] ?? { page: 0 };
    let first = to;
    while (first > 0 && lines[first - 1]?.page === page) first--;
    for (let at = startOfNotes(lines, first, to, style); at < to; at++) {
      const own = lines[at];
      if (own) marked[at] = { ...own, line: changedLine(own.line, { aside: true }) };
    }
    to = first;
  }
  return marked;
}

/** Where the notes at the foot of a page begin; `to` if it has none. */
function startOfNotes(lines: readonly BodyLine[], first: number, to: number, style: BookStyle): number {
  let start = to;
  for (let at = to - 1; at > first && to - at <= MOST_NOTE_LINES; at--) {
    const { line } = lines[at] ?? {};
    const above = lines[at - 1]?.line;
    if (!line || !above || line.size > NOTE_SIZE * style.bodySize || isCode(line)) break;
    // Notes of a left column stand above the text of the right one.
    if (line.y > above.y) break;
    const ends = above.size > NOTE_SIZE * style.bodySize;
    if (NOTE_MARK.test(line.text.trim())) start = at;
    if (ends) return start === at ? start : to;
  }
  return to;
}

function isCode({ monoShare, text }: Line): boolean {
  return monoShare >= CODE_SHARE && !ADDRESS_NOTE.test(text.trim());
}
