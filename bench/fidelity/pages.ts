import type { Chunk } from '../../src/chunking/chunk.js';
import type { Book } from '../../src/book/page.js';
import { wordsOf } from './reference.js';

/** Number of words at the beginning and end of a chunk that are searched. */
const WORDS = 3;

/**
 * Chunks whose first words are not on their first page, or whose last words are not on their last page.
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
  return chunks.filter(({ text, pageFirst, pageLast }) => {
    const words = wordsOf(text);
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined) return false;
    const before = pages.get(pageFirst) ?? '';
    const after = pages.get(pageLast) ?? '';
    if (pageFirst !== pageLast) return !before.includes(first) || !after.includes(last);
    return [...words.slice(0, WORDS), ...words.slice(-WORDS)].some((word) => !before.includes(word));
  });
}
