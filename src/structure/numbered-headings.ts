import type { Book } from '../book/page.js';
import { MIN_ENTRIES } from './contents-source.js';
import type { ContentsEntry } from './contents-source.js';
import { headingContents } from './heading-contents.js';
import { isBelow, isSameHeading } from './heading-of-entry.js';

const NUMBER = /^(?:(?:chapter|appendix|section)\s+)?((?:\d{1,3}|[A-Z])(?:\.\d{1,3})*)[.:]?\s+\S/iu;
/** In points. */
const NEAR = 60;

/**
 * Adds headings that an outline does not name, if their numbers continue those of its sections: `4.2.2` within `4.2`. Many
 * outlines stop at some level, and without their headings a passage would be cited under a section of fifty pages. Headings
 * without a number are not added, because an outline may leave them out on purpose.
 *
 * @param entries In book order.
 * @returns In book order.
 */
export function addNumberedHeadings(entries: readonly ContentsEntry[], book: Book): readonly ContentsEntry[] {
  const headings = (headingContents.find(book)?.entries ?? []).filter(
    ({ title }) => numberOf(title) !== null,
  );
  const numbers = numbersOf(entries, headings);
  const known = new Set(numbers.values());
  const found = new Map<ContentsEntry, ContentsEntry[]>();
  for (const heading of headings) {
    const number = numberOf(heading.title) ?? '';
    const isNamed =
      known.has(number) || entries.some((entry) => !numbers.has(entry) && mayBe(entry, heading));
    const around = isNamed ? null : lastAbove(entries, heading);
    const numberAround = around && numbers.get(around);
    if (!around || !numberAround || !number.startsWith(`${numberAround}.`)) continue;
    known.add(number);
    const level = around.level + depthOf(number) - depthOf(numberAround);
    found.set(around, [...(found.get(around) ?? []), { ...heading, level }]);
  }
  if ([...found.values()].flat().length < MIN_ENTRIES) return entries;
  return entries.flatMap((entry) => [entry, ...(found.get(entry) ?? [])]);
}

/** The numbers of the entries that have one, in their titles or in the headings that they lead to. */
function numbersOf(
  entries: readonly ContentsEntry[],
  headings: readonly ContentsEntry[],
): Map<ContentsEntry, string> {
  const numbers = new Map<ContentsEntry, string>();
  for (const entry of entries) {
    const heading = headings.find((other) => isSameHeading(entry, other));
    // An outline may call a section `Chapter 1` whose heading has the number 1.3.
    const number = (heading && numberOf(heading.title)) ?? numberOf(entry.title);
    if (number) numbers.set(entry, number);
  }
  return numbers;
}

function numberOf(title: string): string | null {
  return NUMBER.exec(title)?.[1] ?? null;
}

function depthOf(number: string): number {
  return number.split('.').length;
}

/** Whether an entry without a number may stand for a heading under another title. */
function mayBe(entry: ContentsEntry, heading: ContentsEntry): boolean {
  if (entry.page !== heading.page) return false;
  return entry.y === null || heading.y === null || Math.abs(entry.y - heading.y) < NEAR;
}

/** The entry before a heading on the pages, wherever the outline has it: some end with an entry that leads to the first page. */
function lastAbove(entries: readonly ContentsEntry[], heading: ContentsEntry): ContentsEntry | null {
  let last: ContentsEntry | null = null;
  for (const entry of entries) {
    if (!isBelow(entry, heading) && (!last || !isBelow(last, entry))) last = entry;
  }
  return last;
}
