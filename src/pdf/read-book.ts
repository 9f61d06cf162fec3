import { BookAssembly } from './book-assembly.js';
import { requirePdfHeader } from './file-header.js';
import type { ReadBook } from '../book/page.js';
import { ReadingCrew } from './reading-crew.js';

export interface ReadOptions {
  /** Memory the PDF library may take for this book in each thread. */
  readonly heapMegabytes: number;
  /** Time one page may take before it is given up. */
  readonly pageSeconds: number;
  /** Time the book may take before the pages that are left are given up; 600 unless given. */
  readonly bookSeconds?: number;
  /** Most threads that read at once; 1 unless given. Short books are read by one, and what is read is the same. */
  readonly threads?: number;
  readonly password?: string;
  readonly signal?: AbortSignal;
  /** After every page, readable or not. */
  readonly onProgress?: (pagesDone: number, pageCount: number) => void;
}

// The longest book that is read, 20 000 pages, takes a fifth of it on a slow core.
const BOOK_SECONDS = 600;

/**
 * Reads a PDF into pages of positioned lines, in threads of its own; may be called from any thread.
 *
 * A page that cannot be read becomes a failure of its own: pages in the file = `pages` + `failures`.
 *
 * @param bytes The whole file; shared memory is read in place, other memory is copied once.
 * @throws {UserError} `document.empty`, `document.not_pdf`, `document.encrypted`, `document.wrong_password`,
 *         `document.damaged`, `document.too_large`, `document.no_pages`, `document.too_many_pages`,
 *         `document.scanned`, `document.no_text`; the signal's reason when it is aborted.
 */
export async function readBook(
  bytes: SharedArrayBuffer | Uint8Array,
  options: ReadOptions,
): Promise<ReadBook> {
  const shared = bytes instanceof SharedArrayBuffer ? bytes : copyToShared(bytes);
  requirePdfHeader(new Uint8Array(shared));
  const { password, heapMegabytes, pageSeconds, bookSeconds = BOOK_SECONDS, threads = 1, signal } = options;
  const assembly = new BookAssembly(options.onProgress);
  const limits = { password, heapMegabytes, pageSeconds, bookSeconds, threads, signal };
  await new ReadingCrew(shared, limits, assembly).read();
  return assembly.book();
}

function copyToShared(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
