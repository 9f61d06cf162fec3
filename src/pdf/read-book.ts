import { UserError } from '../errors/errors.js';
import { BookAssembly } from './book-assembly.js';
import { requirePdfHeader } from './file-header.js';
import type { Book } from './page.js';
import { runReader } from './reader-thread.js';

export interface ReadOptions {
  /** Memory the PDF library may take for this book. */
  readonly heapMegabytes: number;
  /** Time one page may take before it is given up. */
  readonly pageSeconds: number;
  readonly password?: string;
  readonly signal?: AbortSignal;
  /** After every page, readable or not. */
  readonly onProgress?: (pagesDone: number, pageCount: number) => void;
}

// A book that kills more readers is hostile: each costs seconds, and its other pages are not worth an hour of them.
const MAX_RESTARTS = 5;

/**
 * Reads a PDF into pages of positioned lines, in a thread of its own; may be called from any thread.
 *
 * A page that cannot be read becomes a failure of its own: pages in the file = `pages` + `failures`.
 *
 * @param bytes The whole file; shared memory is read in place, other memory is copied once.
 * @throws {UserError} `document.empty`, `document.not_pdf`, `document.encrypted`, `document.damaged`,
 *         `document.too_large`, `document.no_pages`, `document.too_many_pages`, `document.scanned`,
 *         `document.no_text`; the signal's reason when it is aborted.
 */
export async function readBook(bytes: SharedArrayBuffer | Uint8Array, options: ReadOptions): Promise<Book> {
  const shared = bytes instanceof SharedArrayBuffer ? bytes : copyToShared(bytes);
  requirePdfHeader(new Uint8Array(shared));
  const assembly = new BookAssembly(options.onProgress);

  for (let restarts = 0; ; restarts++) {
    const end = await runReader(
      {
        bytes: shared,
        password: options.password,
        heapMegabytes: options.heapMegabytes,
        first: assembly.firstMissing,
        last: null,
        skip: assembly.failedPages,
        fonts: assembly.fonts,
        wantsFacts: assembly.facts === null,
      },
      {
        pageSeconds: options.pageSeconds,
        signal: options.signal,
        onMessage: (message) => assembly.add(message),
      },
    );
    if (end.kind === 'finished') break;
    if (end.page === 0 || assembly.facts === null) throw neverOpened(end.reason);
    assembly.fail(end.page, end.reason);
    if (restarts === MAX_RESTARTS) {
      assembly.failRest(`Not read: ${restarts + 1} other pages had to be given up.`);
      break;
    }
    if (assembly.isComplete) break;
  }
  return assembly.book();
}

function copyToShared(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function neverOpened(reason: string): UserError {
  return new UserError('document.damaged', 'The PDF is damaged and cannot be opened.', {
    hint: 'Open it in a PDF viewer and save it anew; if it is only large, raise PDF_HEAP_MB.',
    field: 'file',
    cause: new Error(reason),
  });
}
