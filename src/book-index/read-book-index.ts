import type { Book } from '../book/page.js';
import { contentsPages } from '../structure/contents-pages.js';
import type { Contents } from '../structure/section.js';
import type { BookIndex, IndexEntry, IndexPart, IndexReference } from './book-index.js';
import { titledParts, untitledParts } from './index-parts.js';
import type { IndexLines } from './index-parts.js';
import { isProven } from './index-proof.js';
import { joinLines } from './join-lines.js';
import { nestEntries } from './nest-entries.js';
import type { NestedEntry } from './nest-entries.js';
import { labelTest, PageNumbers } from './page-numbers.js';
import type { EntryStyle } from './parse-entry.js';
import { searchableText, showsTerm } from './term-words.js';

/** An index has no commas before pages if this many times more entries can be parsed without requiring one. */
const MORE_ENTRIES = 2;

/** Where an index is in the book. */
export interface IndexPlace {
  /** `order` of the section that is the index; null if its pages were recognised by their shape. */
  readonly section: number | null;
  /** Physical pages, ascending; pages of a section may also hold other text. */
  readonly pages: readonly number[];
}

/**
 * Reads the index at the back of a book as data.
 *
 * @returns Entries in the order of the index, each with physical pages; null for a book without an index.
 */
export function readBookIndex(book: Book, contents: Contents): BookIndex | null {
  const parts = provenParts(book, contents);
  if (parts.length === 0) return null;
  const { numbers, texts } = numbersFor(book, parts);
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

/** The places of lines that are proven to be an index: see `isProven`. */
export function findIndexPlaces(book: Book, contents: Contents): IndexPlace[] {
  return provenParts(book, contents).map(({ section, pages }) => ({ section, pages }));
}

interface ParsedPart extends IndexPart, IndexPlace {
  readonly entries: readonly NestedEntry[];
}

/** Finds indexes by section titles, otherwise by the shape of the last pages. */
function provenParts(book: Book, contents: Contents): ParsedPart[] {
  const listing = contentsPages(book);
  for (const find of [titledParts, untitledParts]) {
    const candidates = parsedParts(book, (style) => find(book, contents, style)).filter(
      ({ pages }) => !pages.every((page) => listing.has(page)),
    );
    const proven = candidates.filter((part) => {
      const { numbers, texts } = numbersFor(book, [part]);
      const entries = part.entries.map((entry) => withPages(entry, 0, numbers, texts));
      return isProven({ title: part.title, pages: part.pages.length, entries, texts: [...texts.values()] });
    });
    if (proven.length > 0) return proven;
  }
  return [];
}

function parsedParts(book: Book, find: (style: EntryStyle) => IndexLines[]): ParsedPart[] {
  const isLabel = labelTest(book);
  const [strict, spaced] = [false, true].map((loose) => {
    const style = { spaced: loose, isLabel };
    return find(style).map((lines) => parsedPart(lines, style));
  });
  return countPages(spaced!) > countPages(strict!) * MORE_ENTRIES ? spaced! : strict!;
}

function parsedPart({ title, section, lines }: IndexLines, style: EntryStyle): ParsedPart {
  const entries = nestEntries(joinLines(lines, style), style);
  const pages = [...new Set(lines.map((line) => line.page))];
  return { title, section, entries, pages, pageFirst: pages[0] ?? 0, pageLast: pages.at(-1) ?? 0 };
}

function numbersFor(
  book: Book,
  parts: readonly ParsedPart[],
): { readonly numbers: PageNumbers; readonly texts: ReadonlyMap<number, string> } {
  const texts = textsOutside(book, parts);
  const terms = parts.flatMap(({ entries }) => entries).filter(({ labels }) => labels.length > 0);
  return { numbers: PageNumbers.find(book, terms, texts), texts };
}

function countPages(parts: readonly ParsedPart[]): number {
  return parts.reduce(
    (sum, { entries }) => sum + entries.filter(({ labels }) => labels.length > 0).length,
    0,
  );
}

/** Excludes contents and index: they contain every term and so prove nothing. */
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
