import { BookAssembly } from './book-assembly.js';
import { requirePdfHeader } from './file-header.js';
import type { ReadBook } from '../book/page.js';
import { compiledPdfium } from './pdfium/load-pdfium.js';
import type { WasmModule } from './pdfium/web-assembly.js';
import { ReadingCrew } from './reading-crew.js';

export { compiledPdfium } from './pdfium/load-pdfium.js';
export type CompiledPdfium = WasmModule;

export interface ReadOptions {
  /** Memory limit of the PDF library for this book, per thread. */
  readonly heapMegabytes: number;
  /** Time limit for one page, after which it is given up. */
  readonly pageSeconds: number;
  /** Time limit for the book, after which the remaining pages are given up; default 600. */
  readonly bookSeconds?: number;
  /** Maximum number of reader threads; default 1. Short books use one thread; the number does not change the result. */
  readonly threads?: number;
  readonly password?: string;
  /** From `compiledPdfium` of a thread that lives longer than this one; default: this thread compiles it. */
  readonly pdfium?: CompiledPdfium;
  readonly signal?: AbortSignal;
  /** Called after every page, readable or not. */
  readonly onProgress?: (pagesDone: number, pageCount: number) => void;
}

// The longest possible book, 20 000 pages, needs a fifth of this on a slow core.
const BOOK_SECONDS = 600;

/**
 * Reads a PDF into pages of positioned lines, in threads of its own; may be called from any thread.
 *
 * A page that cannot be read becomes a failure of its own: pages in the file = `pages` + `failures`.
 *
 * @param bytes The whole file; shared memory is read in place, other memory is copied once.
 * @throws {UserError} `document.empty`, `document.not_pdf`, `document.encrypted`, `document.wrong_password`,
 *         `document.damaged`, `document.too_large`, `document.no_pages`, `document.too_many_pages`, `document.dynamic_form`,
 *         `document.scanned`, `document.no_text`; the reason of the signal if it is aborted.
 */
export async function readBook(
  bytes: SharedArrayBuffer | Uint8Array,
  options: ReadOptions,
): Promise<ReadBook> {
  const shared = bytes instanceof SharedArrayBuffer ? bytes : copyToShared(bytes);
  requirePdfHeader(new Uint8Array(shared));
  const { password, heapMegabytes, pageSeconds, bookSeconds = BOOK_SECONDS, threads = 1, signal } = options;
  const assembly = new BookAssembly(options.onProgress);
  const pdfium = options.pdfium ?? (await compiledPdfium());
  const limits = { password, pdfium, heapMegabytes, pageSeconds, bookSeconds, threads, signal };
  await new ReadingCrew(shared, limits, assembly).read();
  return assembly.book();
}

function copyToShared(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
