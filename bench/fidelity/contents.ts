import type { Book } from '../../src/book/page.js';
import { nest } from '../../src/structure/arrange-sections.js';
import type { ContentsEntry, ContentsFinder } from '../../src/structure/contents-source.js';
import { headingContents } from '../../src/structure/heading-contents.js';
import { linkContents } from '../../src/structure/link-contents.js';
import { printedContents } from '../../src/structure/printed-contents.js';
import { plainUnnumberedTitle } from '../../src/structure/title-text.js';

/** How well one source finds the contents of a book without its outline. */
export interface SourceFigures {
  /** Entries of the source. */
  readonly entries: number;
  /** Entries of the outline whose title it has, and those of them that it has on the same page. */
  readonly found: number;
  readonly exact: number;
  /** Exact entries with a parent in the outline, and those of them that are below the same parent. */
  readonly nested: number;
  readonly kept: number;
  /** The others, with the title that they are below. */
  readonly astray: readonly string[];
  /** Titles of the outline that it lacks, with their pages. */
  readonly missing: readonly string[];
  /** Entries on the pages between the first and the last of the outline that the outline lacks. */
  readonly extra: readonly string[];
}

/** The outline as the truth: the program that laid out the pages wrote it. */
export interface ContentsFigures {
  readonly outline: number;
  readonly sources: Readonly<Record<string, SourceFigures | null>>;
}

const FINDERS: readonly ContentsFinder[] = [linkContents, printedContents, headingContents];

/** @returns Null for a book without an outline: nobody knows what its contents are. */
export function contentsFigures(book: Book): ContentsFigures | null {
  const outline = book.outline.filter((entry): entry is ContentsEntry => entry.page !== null);
  if (outline.length === 0) return null;
  const found = FINDERS.map((finder) => [finder.source, finder.find(book)] as const);
  return {
    outline: outline.length,
    sources: Object.fromEntries(
      found.map(([source, contents]) => [source, contents && compare(outline, contents.entries)]),
    ),
  };
}

function compare(outline: readonly ContentsEntry[], entries: readonly ContentsEntry[]): SourceFigures {
  const partners = partnersOf(outline, entries);
  const parents = parentsOf(outline);
  const foundParents = parentsOf(entries);
  const partnerOf = new Map(outline.map((entry, index) => [entry, partners[index] ?? null]));
  const exact = outline.filter((entry) => partnerOf.get(entry)?.page === entry.page);
  const nested = exact.filter((entry) => partnerOf.get(parents.get(entry) ?? entry) && parents.get(entry));
  const foundParent = (entry: ContentsEntry) => foundParents.get(partnerOf.get(entry)!);
  const astray = nested.filter((entry) => foundParent(entry) !== partnerOf.get(parents.get(entry)!));
  const taken = new Set(partners);
  const pages = outline.map(({ page }) => page);
  const [first, last] = [Math.min(...pages), Math.max(...pages)];
  return {
    entries: entries.length,
    found: partners.filter((partner) => partner !== null).length,
    exact: exact.length,
    nested: nested.length,
    kept: nested.length - astray.length,
    astray: astray.map((entry) => `${shown(entry)} (below ${foundParent(entry)?.title ?? 'nothing'})`),
    missing: outline.filter((_, index) => partners[index] === null).map(shown),
    extra: entries
      .filter((entry) => !taken.has(entry) && entry.page >= first && entry.page <= last)
      .map(shown),
  };
}

/** For each entry of the outline the nearest free one with its title; null if the source has none. */
function partnersOf(outline: readonly ContentsEntry[], entries: readonly ContentsEntry[]) {
  const byTitle = new Map<string, ContentsEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry.title);
    byTitle.set(key, [...(byTitle.get(key) ?? []), entry]);
  }
  return outline.map(({ title, page }) => {
    const free = byTitle.get(keyOf(title)) ?? [];
    const [nearest] = free.toSorted((a, b) => Math.abs(a.page - page) - Math.abs(b.page - page));
    if (!nearest) return null;
    free.splice(free.indexOf(nearest), 1);
    return nearest;
  });
}

/** A title without its number, and without an article that could be one: `2.2 A red diode`, `A red diode`. */
function keyOf(title: string): string {
  return plainUnnumberedTitle(title.replace(/^[\d.]+\s+/u, ''));
}

function parentsOf(entries: readonly ContentsEntry[]): Map<ContentsEntry, ContentsEntry> {
  const { parents } = nest(entries.map(({ level }) => level));
  return new Map(
    entries.flatMap((entry, index) => {
      const parent = entries[parents[index] ?? -1];
      return parent ? [[entry, parent] as const] : [];
    }),
  );
}

function shown({ page, title }: ContentsEntry): string {
  return `${page}: ${title}`;
}
