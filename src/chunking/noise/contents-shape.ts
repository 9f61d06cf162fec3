import type { Line } from '../../book/page.js';
import { sentencesIn } from '../../structure/sentences.js';

/** Title, leader dots, page label. */
export const LEADER_LINE = /(?:[.·…]\s?){3,}\s*(?:\d+|[ivxlc]+|[A-Z]-?\d+)$/i;
/** A numbered title and, after a gap, a page number: contents without leader dots. */
const GAP_LINE =
  /^(?:\d+(?:\.\d+)*|chapter\s+\w+|appendix\s+\w+|part\s+\w+)\b.*\S\s+(?:\d{1,4}|[ivxlc]{1,7})$/i;
/** Any title and a page number. Enough in a section that is titled as contents. */
const PAGED_LINE = /\S\s+(?:\d{1,4}|[ivxlc]{1,7})$/i;
export const CONTENTS_WORD = /\bcontents\b/i;
const LAST_NUMBER = /(\d{1,4})$/;

/** At least this share of a page's lines must look like contents. */
const LEAST_SHARE = 0.4;
/** Fewer lines prove nothing when no title says what they are. */
export const LEAST_LINES = 4;
/** Page numbers in contents ascend. Not all have to, because a few numbers in titles look like page numbers. */
const LEAST_ASCENDING = 0.8;
/** Printed page numbers exceed the number of physical pages when pages were removed from the book. */
const PAGES_BEYOND = 80;

/**
 * Whether lines are only contents or a list of figures: many of them name a page, the pages ascend and lie within the
 * book, and there is no sentence among them.
 *
 * @param titled Whether their section is titled as contents. Then fewer entries are enough.
 */
export function areContents(lines: readonly Line[], pageCount: number, titled: boolean): boolean {
  const texts = lines.map((line) => line.text.trim());
  const entries = entriesIn(texts, titled);
  const least = Math.max(titled ? 1 : LEAST_LINES, LEAST_SHARE * texts.length);
  if (entries.length < least) return false;
  return ascend(entries, pageCount) && sentencesIn(lines).length === 0;
}

function entriesIn(texts: readonly string[], titled: boolean): string[] {
  if (titled) return texts.filter((text) => LEADER_LINE.test(text) || PAGED_LINE.test(text));
  const leaders = texts.filter((text) => LEADER_LINE.test(text));
  // Numbered titles alone could be a table, so leader dots or the word "contents" must be there too.
  const announced = leaders.length > 0 || texts.slice(0, 3).some((text) => CONTENTS_WORD.test(text));
  return announced ? texts.filter((text) => LEADER_LINE.test(text) || GAP_LINE.test(text)) : leaders;
}

/** Whether the pages that entries name ascend and lie within the book. */
export function ascend(entries: readonly string[], pageCount: number): boolean {
  const numbers = entries.flatMap((text) => LAST_NUMBER.exec(text)?.[1] ?? []).map(Number);
  const steps = numbers.slice(1).filter((number, i) => number >= (numbers[i] ?? 0)).length;
  const within = numbers.filter((number) => number <= pageCount + PAGES_BEYOND).length;
  return steps >= LEAST_ASCENDING * (numbers.length - 1) && within >= LEAST_ASCENDING * numbers.length;
}
