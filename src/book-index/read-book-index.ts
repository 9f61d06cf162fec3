import type { Book } from '../pdf/page.js';
import { contentsPages } from '../structure/contents-pages.js';
import type { Contents } from '../structure/section.js';
import type { BookIndex, IndexEntry, IndexPart, IndexReference } from './book-index.js';
import { findIndexParts } from './index-parts.js';
import { joinLines } from './join-lines.js';
import { nestEntries } from './nest-entries.js';
import type { NestedEntry } from './nest-entries.js';
import { labelTest, PageNumbers } from './page-numbers.js';
import type { EntryStyle } from './parse-entry.js';
import { searchableText, showsTerm } from './term-words.js';

/** Indexes that set no comma before the pages are told by most entries parsing without one. */
const MORE_ENTRIES = 2;

/**
 * Reads the index at the back of a book as data.
 *
 * @returns Entries in the order of the index, each with physical pages; null for a book without an index.
 */
export function readBookIndex(book: Book, contents: Contents): BookIndex | null {
  const isLabel = labelTest(book);
  const [strict, spaced] = [false, true].map((loose) => partsIn(book, contents, { spaced: loose, isLabel }));
  const parts = countPages(spaced!) > countPages(strict!) * MORE_ENTRIES ? spaced! : strict!;
  if (parts.length === 0) return null;

  const texts = textsOutside(book, parts);
  const numbers = PageNumbers.find(
    book,
    parts.flatMap((found) => found.entries).filter((entry) => entry.labels.length > 0),
    texts,
  );
  const entries = parts.flatMap(({ entries: found }, part) =>
    found.map((entry) => withPages(entry, part, numbers, texts)),
  );
  const references = entries.flatMap((entry) => entry.references);
  return {
    parts: parts.map(({ title, pageFirst, pageLast }) => ({ title, pageFirst, pageLast })),
    entries,
    numbering: numbers.numbering,
    confidence: share(references),
  };
}

interface ParsedPart extends IndexPart {
  readonly entries: readonly NestedEntry[];
}

function partsIn(book: Book, contents: Contents, style: EntryStyle): ParsedPart[] {
  return findIndexParts(book, contents, style).map(({ title, lines }) => {
    const entries = nestEntries(joinLines(lines, style), style);
    const pages = entries.map((entry) => entry.indexPage);
    return { title, entries, pageFirst: Math.min(...pages), pageLast: Math.max(...pages) };
  });
}

function countPages(parts: readonly ParsedPart[]): number {
  return parts.reduce(
    (sum, { entries }) => sum + entries.filter(({ labels }) => labels.length > 0).length,
    0,
  );
}

/** Contents and index name every term and prove nothing. */
function textsOutside(book: Book, parts: readonly IndexPart[]): Map<number, string> {
  const listing = contentsPages(book);
  const proves = (page: number): boolean =>
    !listing.has(page) && !parts.some(({ pageFirst, pageLast }) => page >= pageFirst && page <= pageLast);
  return new Map(
    book.pages.filter((page) => proves(page.number)).map((page) => [page.number, searchableText(page)]),
  );
}

function withPages(
  { path, labels, see, seeAlso }: NestedEntry,
  part: number,
  numbers: PageNumbers,
  texts: ReadonlyMap<number, string>,
): IndexEntry {
  const isShown = (page: number): boolean => showsTerm(texts.get(page) ?? '', path);
  const references = labels.map((label): IndexReference => {
    const range = numbers.range(label, isShown);
    if (!range) return { label, pageFirst: null, pageLast: null, confirmed: false };
    const { first, last } = range;
    return { label, pageFirst: first, pageLast: last, confirmed: pagesIn(first, last).some(isShown) };
  });
  const pages = references.flatMap(({ pageFirst, pageLast }) =>
    pageFirst === null || pageLast === null ? [] : pagesIn(pageFirst, pageLast),
  );
  return {
    term: path.join(', '),
    path,
    part,
    pages: [...new Set(pages)].toSorted((a, b) => a - b),
    references,
    see,
    seeAlso,
    confidence: references.length === 0 ? null : share(references),
  };
}

function pagesIn(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function share(references: readonly IndexReference[]): number {
  if (references.length === 0) return 0;
  return references.filter((reference) => reference.confirmed).length / references.length;
}
