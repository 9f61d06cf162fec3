import type { Book, Page } from '../../book/page.js';
import type { Contents, Section } from '../../structure/section.js';
import { sentencesIn } from '../../structure/sentences.js';
import type { LedgerLine, PageRange } from '../page-ledger.js';
import { hasCode } from './edge-pages.js';
import { findNoiseSections } from './noise-sections.js';

/** A book without contents begins its first chapter within this many pages. */
const FIRST_CHAPTER_WITHIN = 50;
const CHAPTER_HEADING =
  /^(?:(?:chapter|part|kapitel|teil|chapitre|partie|cap[ií]tulo|capitolo|parte|hoofdstuk)\s+(?:\d+|[ivxlc]+|one)\b|1\.?\s+\p{Lu}|第\s?[1一]\s?[章部])/iu;
const LONGEST_HEADING = 80;
/** Such a book ends within this many pages of the last one, on a page with more than `LEAST_CHARACTERS`. */
const LAST_PAGES = 20;
const LEAST_CHARACTERS = 200;

/**
 * First and last page of the book proper, both included, without the front matter before it and the index and other back
 * matter after it. The range is only information: no text is left out because of it.
 *
 * @returns Null when nothing is kept.
 */
export function contentRange(
  book: Book,
  { source, sections }: Contents,
  ledger: readonly LedgerLine[],
): PageRange | null {
  const pagesOf = (of: LedgerLine['kind']) => ledger.find(({ kind }) => kind === of)?.pages ?? [];
  const kept = book.pages.filter(({ number }) => isWithin(pagesOf('kept'), number));
  if (kept.length === 0) return null;
  const [from, to] = source === 'synthesised' ? byPages(book, kept) : bySections(sections, pagesOf('index'));
  const inside = kept.map(({ number }) => number).filter((number) => number >= from && number <= to);
  const all = kept.map(({ number }) => number);
  return { pageFirst: inside[0] ?? all[0]!, pageLast: inside.at(-1) ?? all.at(-1)! };
}

function bySections(sections: readonly Section[], index: readonly PageRange[]): [from: number, to: number] {
  const around = findNoiseSections(sections);
  const proper = sections.filter(({ order }) => !around.has(order));
  const parents = new Set(sections.map((section) => section.parent));
  // A section that begins on a page of the index is the index or comes after it.
  const ends = proper
    .filter(({ order, start }) => !parents.has(order) && !isWithin(index, start.page))
    .map(({ pageLast }) => pageLast);
  return [proper[0]?.start.page ?? 1, Math.max(...ends)];
}

function isWithin(ranges: readonly PageRange[], page: number): boolean {
  return ranges.some(({ pageFirst, pageLast }) => page >= pageFirst && page <= pageLast);
}

function byPages({ pageCount }: Book, kept: readonly Page[]): [from: number, to: number] {
  const chapter = kept.find((page) => page.number <= FIRST_CHAPTER_WITHIN && opensChapter(page));
  const first = chapter ?? kept.find(isRunning);
  const last = kept.findLast(
    (page) => page.number > pageCount - LAST_PAGES && charactersOf(page) > LEAST_CHARACTERS,
  );
  return [first?.number ?? 1, last?.number ?? pageCount];
}

function opensChapter({ lines }: Page): boolean {
  return lines.some(
    ({ text, furniture }) =>
      !furniture &&
      text.length <= LONGEST_HEADING &&
      CHAPTER_HEADING.test(text.trim()) &&
      !/[.,;]$/u.test(text),
  );
}

function isRunning({ lines }: Page): boolean {
  const own = lines.filter((line) => !line.furniture);
  return hasCode(own) || sentencesIn(own).length > 0;
}

function charactersOf({ lines }: Page): number {
  return lines.filter((line) => !line.furniture).reduce((sum, { text }) => sum + text.length, 0);
}
