import type { Book, Page } from '../../book/page.js';
import { contentsPages } from '../../structure/contents-pages.js';
import type { NoiseReason } from '../page-ledger.js';
import { areContents } from './contents-shape.js';
import { isAdvertisement, isImprint, isTitlePage } from './edge-pages.js';
import { isPlaceholder } from './placeholder.js';

/** Contents are on the first pages of a book, or at its end and then say so. */
const CONTENTS_REACH = { pages: 30, share: 0.12 } as const;
/** Imprints and advertisements are on the very first or very last pages. */
const EDGE = { pages: 6, share: 0.03 } as const;

/**
 * Judges each page by itself and by several signs, so that no single match can remove the rest of the book.
 *
 * @param firstSection Physical page where the first section starts. A page with few words before it is a title page.
 * @returns By physical page, the reason for each page that is left out completely.
 */
export function findNoisePages(book: Book, firstSection: number): ReadonlyMap<number, NoiseReason> {
  const noise = new Map<number, NoiseReason>();
  const listing = contentsPages(book);
  for (const page of book.pages) {
    const reason = judge(page, book.pageCount, firstSection, listing);
    if (reason) noise.set(page.number, reason);
  }
  return noise;
}

function judge(
  page: Page,
  pageCount: number,
  firstSection: number,
  listing: ReadonlySet<number>,
): NoiseReason | null {
  const lines = page.lines.filter((line) => !line.furniture && line.text.trim() !== '');
  if (lines.length === 0) return null;
  const { number } = page;
  const early = number <= Math.max(CONTENTS_REACH.pages, CONTENTS_REACH.share * pageCount);
  const before = number <= Math.max(firstSection, pageCount / 2);
  if (early && before && areContents(lines, pageCount, false)) return 'contents';
  const isAtEnd = listing.has(number) && number > pageCount / 2;
  if (isAtEnd && areContents(lines, pageCount, true)) return 'contents';
  if (isPlaceholder(lines)) return 'placeholder';

  const edge = Math.max(EDGE.pages, EDGE.share * pageCount);
  const atStart = number <= edge && number <= pageCount / 2;
  const atEnd = number > pageCount - edge && number > pageCount / 2;
  if ((atStart || atEnd) && isImprint(lines)) return 'front-matter';
  if ((atStart || atEnd) && isAdvertisement(lines)) return 'advertisement';
  return atStart && number < firstSection && isTitlePage(lines) ? 'front-matter' : null;
}
