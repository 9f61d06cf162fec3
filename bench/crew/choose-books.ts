import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HANDBOOK, corpusBooks } from '../places.js';
import { makeLongBook } from '../reading/long-book.js';

/** About 360 chunks: more than one part. */
const MADE_PAGES = 150;

/**
 * Chooses books to ingest, and writes generated ones into the folder: the same number gives the same bytes.
 *
 * @param real Whether to start with the books of the corpus, as far as there are any.
 */
export async function chooseBooks(count: number, folder: string, { real = true } = {}): Promise<string[]> {
  const books = [...(real ? await corpusBooks() : []), HANDBOOK].slice(0, count);
  for (let seed = books.length; books.length < count; seed += 1) {
    const path = join(folder, `made-${seed}.pdf`);
    await writeFile(path, makeLongBook(MADE_PAGES, seed));
    books.push(path);
  }
  return books;
}
