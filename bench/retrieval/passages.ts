import { chunkBook } from '../../src/chunking/chunk-book.js';
import type { TokenCounter, TokenLimits } from '../../src/chunking/chunk.js';
import type { AskedBook } from './asked-book.js';

/** What a contender stores and returns. */
export interface Passage {
  /** The text that is embedded. */
  readonly embedded: string;
  /** Length of the text shown to a reader, in characters. */
  readonly length: number;
  /** Physical pages that the passage covers, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
}

/** Cuts a book as one contender does; pages of contents and index are excluded for all. */
export interface Cutter {
  readonly name: string;
  cut(book: AskedBook): Passage[];
}

/** The titles before the text when it is embedded: those of the section's path and of the book. */
export type Context = (path: readonly string[], bookTitle: string) => readonly string[];

/** Colophon's chunks. */
export function colophonCutter(
  name: string,
  context: Context,
  limits: TokenLimits,
  countTokens: TokenCounter,
): Cutter {
  return {
    name,
    cut: ({ book, contents, listings, title }) => {
      const contextOf = (path: readonly string[]): readonly string[] => context(path, title);
      const { chunks } = chunkBook(book, contents, { limits, countTokens, contextOf });
      return chunks
        .filter(({ pageFirst, pageLast }) => !isAmong(listings, pageFirst, pageLast))
        .map(({ embedText, text, pageFirst, pageLast }) => ({
          embedded: embedText,
          length: text.length,
          pageFirst,
          pageLast,
        }));
    },
  };
}

/** Windows over the flat text of the pages, as made by text splitters; each knows the pages it covers. */
export function fixedSizeCutter(characters: number, overlap: number): Cutter {
  return {
    name: `fixed size, ${characters} characters, ${overlap} overlapping`,
    cut: ({ book, listings }) => {
      const pages = book.pages.filter(({ number }) => !listings.has(number));
      let flat = '';
      const pageStarts: { readonly at: number; readonly page: number }[] = [];
      for (const { number, lines } of pages) {
        pageStarts.push({ at: flat.length, page: number });
        flat += lines.map((line) => `${line.text}\n`).join('');
      }
      const pageAt = (at: number): number => pageStarts.findLast((start) => start.at <= at)?.page ?? 1;
      const passages: Passage[] = [];
      for (let from = 0; from < flat.length; from += characters - overlap) {
        const to = Math.min(from + characters, flat.length);
        const embedded = flat.slice(from, to);
        passages.push({ embedded, length: to - from, pageFirst: pageAt(from), pageLast: pageAt(to - 1) });
        if (to === flat.length) break;
      }
      return passages.filter(({ embedded }) => embedded.trim() !== '');
    },
  };
}

function isAmong(pages: ReadonlySet<number>, first: number, last: number): boolean {
  for (let page = first; page <= last; page++) if (!pages.has(page)) return false;
  return true;
}
