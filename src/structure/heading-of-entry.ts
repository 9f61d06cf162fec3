import type { ContentsEntry } from './contents-source.js';
import { plainTitle, plainUnnumberedTitle } from './title-text.js';

/** Whether a heading is the one that an entry leads to; the entry may have its number, another or none. */
export function isSameHeading(entry: ContentsEntry, heading: ContentsEntry): boolean {
  if (entry.page !== heading.page) return false;
  const title = plainUnnumberedTitle(heading.title);
  return title === plainUnnumberedTitle(entry.title) || title === plainTitle(entry.title);
}

/** Whether an entry or a heading stands below another one; without a height, it stands at the top of its page. */
export function isBelow(one: ContentsEntry, other: ContentsEntry): boolean {
  if (one.page !== other.page) return one.page > other.page;
  return (one.y ?? Infinity) < (other.y ?? Infinity);
}
