import type { OutlineEntry, Page } from '../pdf/page.js';
import { MIN_ENTRIES } from './contents-source.js';
import type { ContentsEntry, ContentsFinder } from './contents-source.js';
import { headingTop } from './find-heading.js';

// An outline whose entries nearly all point to one page was made by a program that knew no pages.
const MAX_SHARE_OF_ONE_PAGE = 0.9;
// Outlines of scans and of merged files name files or pages instead of chapters.
const FILE_NAME =
  /\.(?:pdf|docx?|tex|indd|fm|html?|xml|md|txt|jpe?g|png|tiff?|ps|eps)$|^page[\s_-]*\d+$|^\d+$/i;
const MAX_FILE_NAME_SHARE = 0.5;
// Destinations point near their heading, to its top in most books, to its baseline or a line below it in some.
const HEADING_WITHIN_POINTS = 60;

/** The outline that the PDF carries: written by the program that set the pages, so the first choice. */
export const outlineContents: ContentsFinder = {
  source: 'outline',
  find(book) {
    const usable = book.outline.filter(isUsable);
    if (usable.length < MIN_ENTRIES || pointsToOnePage(usable) || namesFiles(usable)) return null;
    const pages = new Map(book.pages.map((page) => [page.number, page]));
    return usable.map((entry) => place(entry, pages.get(entry.page)));
  },
};

type UsableEntry = OutlineEntry & { readonly page: number };

function isUsable(entry: OutlineEntry): entry is UsableEntry {
  return entry.page !== null && entry.title.trim() !== '';
}

function pointsToOnePage(entries: readonly UsableEntry[]): boolean {
  const ofPage = new Map<number, number>();
  for (const { page } of entries) ofPage.set(page, (ofPage.get(page) ?? 0) + 1);
  return Math.max(...ofPage.values()) > entries.length * MAX_SHARE_OF_ONE_PAGE;
}

function namesFiles(entries: readonly UsableEntry[]): boolean {
  const named = entries.filter(({ title }) => FILE_NAME.test(title.trim())).length;
  return named > entries.length * MAX_FILE_NAME_SHARE;
}

/** Moves an entry to its heading, where that is found near the place or anywhere on a page without a place. */
function place(entry: UsableEntry, page: Page | undefined): ContentsEntry {
  const { title, level, y } = entry;
  const near =
    y === null
      ? { above: -Infinity, below: Infinity }
      : { above: y - HEADING_WITHIN_POINTS, below: y + HEADING_WITHIN_POINTS };
  const found = page ? headingTop(page, title, near) : null;
  return { title, level, page: entry.page, y: found ?? y };
}
