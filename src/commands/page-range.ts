import type { PageRange } from '../chunking/page-view/page-view.js';
import { UsageError } from './usage-error.js';

/** The syntax of `--pages`, for help and errors. */
const EXAMPLE = 'Give one physical page or a range, such as 12 or 10-12.';
/** Where every page becomes a picture or a screenful of lines. */
const MOST_PAGES = 100;

/**
 * A page or a range of physical pages, from 1.
 *
 * @throws {UsageError} for anything else, page 0, a range that runs backwards, and more pages than `most`.
 */
export function parsePageRange(value: string, most = MOST_PAGES): PageRange {
  const found = /^(\d+)(?:\s*[-–]\s*(\d+))?$/u.exec(value.trim());
  if (!found) throw new UsageError(`"${value}" is not a page or a range of pages.`, 'pages', EXAMPLE);
  const first = Number(found[1]);
  const last = Number(found[2] ?? found[1]);
  if (first < 1 || last < 1) throw new UsageError('Pages are counted from 1.', 'pages', EXAMPLE);
  if (last < first) {
    throw new UsageError(`The range ${value} runs backwards.`, 'pages', `Give ${last}-${first}.`);
  }
  if (last - first >= most) {
    throw new UsageError(`The range ${value} has more than ${most} pages.`, 'pages', EXAMPLE);
  }
  return { first, last };
}

/** @throws {UsageError} when the range goes beyond the end of the book. */
export function requirePages({ first, last }: PageRange, pageCount: number): void {
  if (last <= pageCount) return;
  const beyond = first > pageCount ? first : pageCount + 1;
  throw new UsageError(`There is no page ${beyond}: the book ends with page ${pageCount}.`, 'pages', EXAMPLE);
}
