import { MIN_ENTRIES, shareOf } from './contents-source.js';
import type { ContentsFinder } from './contents-source.js';
import { placeLostEntries } from './lost-entries.js';
import type { LocatedEntry } from './lost-entries.js';
import { placeEntry } from './place-entry.js';

// If almost all entries point to one page, the program that made the outline did not know the pages.
const MAX_SHARE_OF_ONE_PAGE = 0.9;
// Outlines of scans and merged files list files or pages instead of chapters.
const FILE_NAME =
  /\.(?:pdf|docx?|tex|indd|fm|html?|xml|md|txt|jpe?g|png|tiff?|ps|eps)$|^page[\s_-]*\d+$|^\d+$/i;
const MAX_FILE_NAME_SHARE = 0.5;

/** The outline of the PDF. It is the first choice, because the program that laid out the pages wrote it. */
export const outlineContents: ContentsFinder = {
  source: 'outline',
  find(book) {
    const { entries: usable, lost } = placeLostEntries(book);
    if (usable.length < MIN_ENTRIES || pointsToOnePage(usable) || namesFiles(usable)) return null;
    const pages = new Map(book.pages.map((page) => [page.number, page]));
    const placed = usable.map((entry) => placeEntry(entry, pages.get(entry.page)));
    return {
      entries: placed.map(({ entry }) => entry),
      confidence: shareOf(placed.filter(({ found }) => found).length, placed.length + lost.length),
      pageOffset: null,
    };
  },
};

function pointsToOnePage(entries: readonly LocatedEntry[]): boolean {
  const ofPage = new Map<number, number>();
  for (const { page } of entries) ofPage.set(page, (ofPage.get(page) ?? 0) + 1);
  return Math.max(...ofPage.values()) > entries.length * MAX_SHARE_OF_ONE_PAGE;
}

function namesFiles(entries: readonly LocatedEntry[]): boolean {
  const named = entries.filter(({ title }) => FILE_NAME.test(title.trim())).length;
  return named > entries.length * MAX_FILE_NAME_SHARE;
}
