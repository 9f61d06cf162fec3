import type { Page } from '../book/page.js';
import type { ContentsEntry } from './contents-source.js';
import { headingTop } from './find-heading.js';

// Destinations point near their heading: to its top in most books, to its baseline or a line below it in some.
const HEADING_WITHIN_POINTS = 60;
const ANYWHERE = { above: -Infinity, below: Infinity };

/**
 * Moves an entry to its heading, if the heading is found near the destination or, without a height, anywhere on the
 * page.
 *
 * @param page The page of the destination, if it could be read.
 * @returns `found`: the page contains the heading, at that place or elsewhere.
 */
export function placeEntry(
  { title, level, page: number, y }: ContentsEntry,
  page: Page | undefined,
): { readonly entry: ContentsEntry; readonly found: boolean } {
  const near = y === null ? ANYWHERE : { above: y - HEADING_WITHIN_POINTS, below: y + HEADING_WITHIN_POINTS };
  const top = page ? headingTop(page, title, near) : null;
  const elsewhere = top === null && y !== null && page ? headingTop(page, title, ANYWHERE) : null;
  return {
    entry: { title, level, page: number, y: top ?? y },
    found: top !== null || elsewhere !== null,
  };
}
