import type { Chunk } from '../../src/chunking/chunk.js';
import type { Book } from '../../src/pdf/page.js';

/** So many letters of a chunk's beginning and end are looked for; too short ones could stand anywhere. */
const LETTERS = 24;

/** Chunks whose first letters are not on their first page, or whose last ones are not on their last. */
export function misplacedChunks(book: Book, chunks: readonly Chunk[]): Chunk[] {
  const pages = new Map(
    book.pages.map(({ number, lines }) => [
      number,
      letters(
        lines
          .filter(({ furniture }) => !furniture)
          .map(({ text, softHyphen }) => (softHyphen ? text.slice(0, -1) : text)).join(''),
      ),
    ]),
  );
  return chunks.filter(({ text, pageFirst, pageLast }) => {
    const own = letters(text);
    const first = pages.get(pageFirst) ?? '';
    const last = pages.get(pageLast) ?? '';
    if (pageFirst === pageLast) return !holds(first, own.slice(0, LETTERS)) || !holds(last, own.slice(-LETTERS));
    return !startsOn(first, own) || !endsOn(last, own);
  });
}

function holds(page: string, part: string): boolean {
  return page.includes(part);
}

/** A chunk may have only a few letters on its first page before the page ends. */
function startsOn(page: string, own: string): boolean {
  const start = own.slice(0, LETTERS);
  return holds(page, start) || Array.from({ length: LETTERS }, (_, i) => i + 1).some((n) => page.endsWith(start.slice(0, n)));
}

function endsOn(page: string, own: string): boolean {
  const end = own.slice(-LETTERS);
  return holds(page, end) || Array.from({ length: LETTERS }, (_, i) => i + 1).some((n) => page.startsWith(end.slice(-n)));
}

function letters(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
}
