import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputError } from './write-out.js';

/** Page numbers in file names are padded to this length, so that the files sort by page. */
const DIGITS_OF_PAGE = 4;

/**
 * Writes the picture of a page of a book.
 *
 * @param name Of the book, for the name of the file.
 * @returns Path of the file.
 * @throws {UserError} `output.not_writable`
 */
export async function writePicture(
  folder: string,
  name: string,
  { page, bytes, format }: { readonly page: number; readonly bytes: Uint8Array; readonly format: string },
): Promise<string> {
  const path = join(folder, `${name}-${String(page).padStart(DIGITS_OF_PAGE, '0')}.${format}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, bytes);
  } catch (cause) {
    throw outputError(cause);
  }
  return path;
}
