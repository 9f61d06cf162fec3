import { findIndexPlaces } from '../../book-index/read-book-index.js';
import type { Book, Line } from '../../book/page.js';
import { sentencesIn } from '../../structure/sentences.js';
import type { Contents, Section } from '../../structure/section.js';
import type { BodyLine } from '../lines/body-lines.js';
import type { SectionLines } from '../lines/cut-sections.js';
import type { NoiseReason, PageAccount } from '../page-ledger.js';
import { areContents } from './contents-shape.js';
import { hasCode } from './edge-pages.js';
import { innerContents } from './inner-contents.js';
import { findNoisePages } from './noise-pages.js';
import { findNoiseSections } from './noise-sections.js';

/** Text in a book that does not belong to its content, such as imprint, contents and advertisements. */
export interface Noise {
  /** Pages that are left out completely. */
  readonly pages: ReadonlyMap<number, NoiseReason>;
  /** Removes noise from the lines of a section, page by page, and records each page in the account. */
  readonly withoutNoise: (part: SectionLines, account: PageAccount) => SectionLines;
}

/**
 * Finds the text to leave out. It always needs several signs: a title says what to expect, and the text of each page
 * must confirm it. Running text is kept, except in imprints, advertisements and notices of sample editions.
 */
export function findNoise(book: Book, contents: Contents): Noise {
  const { sections } = contents;
  const pages = new Map(findNoisePages(book, sections[0]?.start.page ?? 1));
  const indexes = new Map<number, ReadonlySet<number>>();
  for (const { section, pages: own } of findIndexPlaces(book, contents)) {
    if (section === null) for (const page of own) pages.set(page, pages.get(page) ?? 'index');
    else for (const order of familyOf(section, sections)) indexes.set(order, new Set(own));
  }
  const titled = findNoiseSections(sections);

  const reasonOf = (order: number, page: number, lines: readonly Line[]): NoiseReason | null => {
    if (indexes.get(order)?.has(page)) return 'index';
    const reason = titled.get(order);
    if (reason === undefined) return null;
    if (reason === 'contents') return areContents(lines, book.pageCount, true) ? reason : null;
    return sentencesIn(lines).length === 0 && !hasCode(lines) ? reason : null;
  };
  return {
    pages,
    withoutNoise: (whole, account) => {
      const part = withoutContents(whole, account, book.pageCount);
      const order = part.section?.order;
      if (order === undefined || !(indexes.has(order) || titled.has(order))) return part;
      return withoutNoise(part, account, (page, lines) => reasonOf(order, page, lines));
    },
  };
}

function withoutContents(part: SectionLines, account: PageAccount, pageCount: number): SectionLines {
  const contents = innerContents(part.lines, pageCount);
  if (contents.size === 0) return part;
  for (const { page } of contents) account.leaveOut('contents', page);
  const lines = part.lines.filter((line) => !contents.has(line));
  return { ...part, lines, titleLines: lines[0] === part.lines[0] ? part.titleLines : 0 };
}

function withoutNoise(
  part: SectionLines,
  account: PageAccount,
  reasonOf: (page: number, lines: readonly Line[]) => NoiseReason | null,
): SectionLines {
  const kept: BodyLine[] = [];
  for (const page of new Set(part.lines.map((line) => line.page))) {
    const lines = part.lines.filter((line) => line.page === page);
    const reason = reasonOf(
      page,
      lines.map(({ line }) => line),
    );
    if (reason) account.leaveOut(reason, page);
    else kept.push(...lines);
  }
  if (kept.length === part.lines.length) return part;
  // The title is left out together with its page.
  const titleLines = kept[0] === part.lines[0] ? part.titleLines : 0;
  return { ...part, lines: kept, titleLines };
}

/** A section and everything inside it. */
function familyOf(order: number, sections: readonly Section[]): Set<number> {
  const family = new Set([order]);
  for (const section of sections) {
    if (section.parent !== null && family.has(section.parent)) family.add(section.order);
  }
  return family;
}
