import type { Book, Line, Page, PageLink } from '../book/page.js';
import { contentsPages } from './contents-pages.js';
import { MIN_ENTRIES, shareOf } from './contents-source.js';
import type { ContentsFinder } from './contents-source.js';
import { contentsTokens } from './contents-tokens.js';
import type { ContentsToken } from './contents-tokens.js';
import { levelsOf } from './entry-levels.js';
import { linkOfLine } from './linked-lines.js';
import { longestTable } from './longest-table.js';
import { placeEntry } from './place-entry.js';
import { printedEntries } from './printed-entries.js';
import type { PrintedEntry } from './printed-entries.js';

// Contents are linked if most of their entries are: single links lead to footnotes or web pages.
const MIN_LINKED_SHARE = 0.6;
// If almost all links lead to one page, the program that made them did not know the pages.
const MAX_SHARE_OF_ONE_PAGE = 0.9;

interface LinkedEntry extends PrintedEntry {
  readonly link: PageLink;
}

/** Contents from the links on the contents pages: links give physical pages and heights. */
export const linkContents: ContentsFinder = {
  source: 'links',
  find(book) {
    const pages = new Map(book.pages.map((page) => [page.number, page]));
    const linked = linkedEntries(book, pages);
    if (linked.length < MIN_ENTRIES || leadToOnePage(linked)) return null;
    const levels = levelsOf(linked);
    const placed = linked.map(({ title, link: { targetPage, targetY } }, index) =>
      placeEntry({ title, level: levels[index] ?? 0, page: targetPage, y: targetY }, pages.get(targetPage)),
    );
    return {
      entries: placed.map(({ entry }) => entry),
      confidence: shareOf(placed.filter(({ found }) => found).length, placed.length),
      pageOffset: null,
    };
  },
};

/** Entries with page numbers if most of them are links, otherwise titles that are links and have no number. */
function linkedEntries(book: Book, pages: ReadonlyMap<number, Page>): LinkedEntry[] {
  const tokens = contentsTokens(book, contentsPages(book));
  const printed = longestTable(printedEntries(tokens));
  const linked = printed.map((entry) => ({ entry, link: linkOfEntry(entry, pages) }));
  const share = linked.filter(({ link }) => link !== null).length / Math.max(1, printed.length);
  if (printed.length < MIN_ENTRIES) return unnumberedEntries(tokens, pages);
  if (share < MIN_LINKED_SHARE) return [];
  return linked.flatMap(({ entry, link }, index) => {
    // An entry without a link, such as the heading of a part, gets the target of the next linked entry.
    const target = link ?? linked.slice(index + 1).find((other) => other.link)?.link ?? null;
    return target ? [{ ...entry, link: target }] : [];
  });
}

function linkOfEntry(entry: PrintedEntry, pages: ReadonlyMap<number, Page>): PageLink | null {
  return firstLink(entry.lines, pages.get(entry.contentsPage)?.links ?? []);
}

function firstLink(lines: readonly Line[], links: readonly PageLink[]): PageLink | null {
  for (const line of lines) {
    const link = linkOfLine(line, links);
    if (link) return link;
  }
  return null;
}

/** Adjacent lines that link to one place are one title. */
function unnumberedEntries(
  tokens: readonly ContentsToken[],
  pages: ReadonlyMap<number, Page>,
): LinkedEntry[] {
  const entries: LinkedEntry[] = [];
  for (const { page, line, title, labelEdge } of tokens) {
    const link = title === null ? null : linkOfLine(line, pages.get(page)?.links ?? []);
    if (!link || title === null) continue;
    const before = entries.at(-1);
    const wrapped = before?.contentsPage === page && leadToOnePlace(before.link, link);
    if (wrapped) {
      entries[entries.length - 1] = {
        ...before,
        title: `${before.title} ${title}`,
        lines: [...before.lines, line],
      };
    } else entries.push({ title, label: null, contentsPage: page, lines: [line], labelEdge, link });
  }
  return entries;
}

/** Two links without a height may lead to two headings on one page. */
function leadToOnePlace(a: PageLink, b: PageLink): boolean {
  return a.targetPage === b.targetPage && a.targetY !== null && a.targetY === b.targetY;
}

function leadToOnePage(entries: readonly LinkedEntry[]): boolean {
  const ofPage = new Map<number, number>();
  for (const { link } of entries) ofPage.set(link.targetPage, (ofPage.get(link.targetPage) ?? 0) + 1);
  return Math.max(...ofPage.values()) > entries.length * MAX_SHARE_OF_ONE_PAGE;
}
