import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HANDBOOK, corpusBooks } from '../places.js';
import { makeLongBook } from '../reading/long-book.js';

const MADE_PAGES = 60;

/** Real books as far as there are, then made ones, written into the folder: for the same number the same bytes. */
export async function chooseBooks(count: number, folder: string): Promise<string[]> {
  const books = [...(await corpusBooks()), HANDBOOK].slice(0, count);
  for (let seed = books.length; books.length < count; seed += 1) {
    const path = join(folder, `made-${seed}.pdf`);
    await writeFile(path, makeLongBook(MADE_PAGES, seed));
    books.push(path);
  }
  return books;
}
