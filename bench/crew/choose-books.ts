import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sectionsBook } from '../../test/services/books.js';
import { HANDBOOK, corpusBooks } from '../places.js';
import { makeLongBook } from '../reading/long-book.js';

/** About 360 chunks: more than one part. */
const MADE_PAGES = 150;
/** As many chunks: also more than one part, for a tenth of the computing. */
const SMALL_SECTIONS = 300;

/**
 * Chooses books to ingest, and writes generated ones into the folder: the same number gives the same bytes.
 *
 * @param options.real  Whether to start with the books of the corpus, as far as there are any.
 * @param options.small Whether to take only made books, of short sections.
 */
export async function chooseBooks(
  count: number,
  folder: string,
  { real = true, small = false } = {},
): Promise<string[]> {
  const books = small ? [] : [...(real ? await corpusBooks() : []), HANDBOOK].slice(0, count);
  for (let seed = books.length; books.length < count; seed += 1) {
    const path = join(folder, `made-${seed}.pdf`);
    await writeFile(path, small ? sectionsBook(SMALL_SECTIONS, seed) : makeLongBook(MADE_PAGES, seed));
    books.push(path);
  }
  return books;
}
