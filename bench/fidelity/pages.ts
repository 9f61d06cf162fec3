import type { Chunk } from '../../src/chunking/chunk.js';
import type { Book } from '../../src/book/page.js';
import { wordsOf } from './reference.js';

/** Number of words at the beginning and end of a chunk that are searched. */
const WORDS = 3;

/**
 * Chunks whose pages are not those of their parts, or whose first or last words are not where their parts say. A chunk
 * may end on an earlier page than its last one: with a footnote of a paragraph that goes on behind the page end.
 *
 * Words are searched one by one, split ones as parts of longer ones: if a web address was removed or table cells were
 * joined, adjacent words of the chunk are not adjacent on the page.
 */
export function misplacedChunks(book: Book, chunks: readonly Chunk[]): Chunk[] {
  const pages = new Map(
    book.pages.map(({ number, lines }) => [
      number,
      lines
        .filter(({ furniture }) => !furniture)
        .map(({ text, softHyphen }) => (softHyphen ? text.slice(0, -1) : `${text}\n`))
        .join('')
        .normalize('NFKC')
        .toLowerCase(),
    ]),
  );
  return chunks.filter(({ text, parts, pageFirst, pageLast }) => {
    const words = wordsOf(text);
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined) return false;
    const numbers = parts.flatMap(({ boxes }) => boxes.map(({ page }) => page));
    if (Math.min(...numbers) !== pageFirst || Math.max(...numbers) !== pageLast) return true;
    const before = pages.get(numbers[0] ?? 0) ?? '';
    const after = pages.get(numbers.at(-1) ?? 0) ?? '';
    if (pageFirst !== pageLast) return !before.includes(first) || !after.includes(last);
    return [...words.slice(0, WORDS), ...words.slice(-WORDS)].some((word) => !before.includes(word));
  });
}
