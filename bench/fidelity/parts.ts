import type { ChunkPart } from '../../src/book/chunk-part.js';
import type { Book, Line } from '../../src/book/page.js';
import { withoutPrompts } from '../../src/chunking/blocks/console-session.js';
import type { Chunk } from '../../src/chunking/chunk.js';
import { listingsOf } from '../../src/chunking/parts/listings.js';
import { textOfPart } from '../../src/chunking/parts/text-of-part.js';
import { parsePython } from './listings.js';
import type { ParsedListing } from './listings.js';

/** What the parts of a book's chunks tell of it. */
export interface PartFigures {
  readonly parts: number;
  /** Chunks with text that is in no part, or in two. */
  readonly uncovered: readonly Chunk[];
  /** Boxes that reach over the edge of their page, or have no room. */
  readonly strayBoxes: number;
  /** Share of the words of all parts that the lines in their boxes have. */
  readonly wordsInBoxes: number;
  /** Letters on the lines in the boxes for each letter of the parts; 1 where no box holds more than its part. */
  readonly lettersInBoxes: number;
  /** Parts of Python, those that its parser refuses, and those that it refuses where cut listings are joined. */
  readonly python: number;
  readonly unparsed: readonly ParsedListing[];
  readonly unparsedWhole: readonly ParsedListing[];
}

/** Sides of a box are rounded. */
const TOLERANCE = 0.2;

export async function measureParts(book: Book, chunks: readonly Chunk[]): Promise<PartFigures> {
  const pages = new Map(book.pages.map((page) => [page.number, page]));
  const counts = { parts: 0, strayBoxes: 0, words: 0, found: 0, letters: 0, onLines: 0 };
  for (const { text, parts } of chunks) {
    for (const part of parts) {
      counts.parts++;
      for (const { page, x0, y0, x1, y1 } of part.boxes) {
        const { width, height } = pages.get(page) ?? { width: 0, height: 0 };
        if (x0 < 0 || y0 < 0 || x1 > width || y1 > height || x0 >= x1 || y0 >= y1) counts.strayBoxes++;
      }
      const onLines = lettersOf(linesIn(part, (page) => pages.get(page)?.lines ?? []));
      const words = textOfPart(text, part).match(/[\p{L}\p{N}]+/gu) ?? [];
      counts.words += words.length;
      counts.found += words.filter((word) => onLines.includes(lettersOf(word))).length;
      counts.letters += lettersOf(words.join('')).length;
      counts.onLines += onLines.length;
    }
  }
  const code = chunks.flatMap(({ text, parts, pageFirst }) =>
    parts
      .filter(({ language }) => language === 'python')
      .map((part) => ({ page: pageFirst, text: withoutPrompts(textOfPart(text, part)), isPython: true })),
  );
  const whole = listingsOf(chunks)
    .filter(({ language }) => language === 'python')
    .map((listing) => ({ page: listing.pageFirst, text: listing.code, isPython: true }));
  const failed = ({ problem }: ParsedListing): boolean => problem !== null;
  return {
    parts: counts.parts,
    uncovered: chunks.filter((chunk) => !isCovered(chunk)),
    strayBoxes: counts.strayBoxes,
    wordsInBoxes: counts.found / counts.words,
    lettersInBoxes: counts.onLines / counts.letters,
    python: code.length,
    unparsed: (await parsePython(code)).filter(failed),
    unparsedWhole: (await parsePython(whole)).filter(failed),
  };
}

/** Between the parts, and around them, white space alone may stand. */
function isCovered({ text, parts }: Chunk): boolean {
  const characters = Array.from(text);
  const between: string[] = [];
  let at = 0;
  for (const { first, last } of parts) {
    if (first < at || last < first) return false;
    between.push(...characters.slice(at, first));
    at = last + 1;
  }
  return at <= characters.length && [...between, ...characters.slice(at)].join('').trim() === '';
}

function linesIn(part: ChunkPart, linesOf: (page: number) => readonly Line[]): string {
  return part.boxes
    .flatMap(({ page, x0, y0, x1, y1 }) =>
      linesOf(page).filter(
        (line) =>
          !line.furniture &&
          line.y >= y0 - TOLERANCE &&
          line.y <= y1 + TOLERANCE &&
          line.x1 >= x0 - TOLERANCE &&
          line.x0 <= x1 + TOLERANCE,
      ),
    )
    .map(({ text }) => text)
    .join('');
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
}
