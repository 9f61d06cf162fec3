import type { BodyLine } from '../lines/body-lines.js';
import { ascend, CONTENTS_WORD, LEADER_LINE, LEAST_LINES } from './contents-shape.js';

/** A title of three lines has its page number on the last one. */
const MOST_LINES_AN_ENTRY = 3;
/** Leader dots, as a hint that costs less than looking at the whole line. */
const LEADER = /\.\s?\.\s?\.|[·…]/;

/**
 * Finds the contents of a part of the book, which stand where the part begins and may be followed by its text on the same page:
 * entries with leader dots, one below the other, whose page numbers ascend. A title says nothing there: that of the part is above
 * them.
 *
 * @param lines      Of one section.
 * @param pageCount  Of the book.
 * @returns The lines that are contents, with the line that says so above them.
 */
export function innerContents(lines: readonly BodyLine[], pageCount: number): ReadonlySet<BodyLine> {
  const found = new Set<BodyLine>();
  const isEntry = lines.map(({ line }) => LEADER.test(line.text) && LEADER_LINE.test(line.text.trim()));
  let from = isEntry.indexOf(true);
  while (from >= 0) {
    const entries = [from];
    for (let at = from + 1; at < lines.length && at - (entries.at(-1) ?? at) <= MOST_LINES_AN_ENTRY; at++) {
      if (isEntry[at]) entries.push(at);
    }
    const last = entries.at(-1) ?? from;
    const texts = entries.map((at) => lines[at]?.line.text.trim() ?? '');
    if (entries.length >= LEAST_LINES && ascend(texts, pageCount)) {
      const title = lines[from - 1];
      const first = title && isTitle(title) ? from - 1 : from;
      for (const line of lines.slice(first, last + 1)) found.add(line);
    }
    from = isEntry.indexOf(true, last + 1);
  }
  return found;
}

function isTitle({ line }: BodyLine): boolean {
  return CONTENTS_WORD.test(line.text) && line.text.trim().split(/\s+/).length <= MOST_LINES_AN_ENTRY;
}
