import type { ErrorData } from '../errors/errors.js';
import type { FontProfile } from './layout/font-profile.js';
import type { PackedPage } from './packed-page.js';
import type { OutlineEntry } from './page.js';
import type { PageFrame } from './pdfium/page-frame.js';

/** What a reader thread is to do, as its `workerData`. */
export interface ReaderOrder {
  readonly bytes: SharedArrayBuffer;
  readonly password: string | undefined;
  readonly heapMegabytes: number;
  /** Pages to read, numbers from 1, `last` included; null: to the end of the book. */
  readonly first: number;
  readonly last: number | null;
  /** Pages that another thread failed on, which are not touched again. */
  readonly skip: readonly number[];
  /** Font profiles of the book when an earlier thread has measured them. */
  readonly fonts: ReadonlyMap<string, FontProfile> | null;
  /** Facts of the whole book are sent only when nobody has them yet. */
  readonly wantsFacts: boolean;
  /** Memory of a `PageClock`. */
  readonly clock: SharedArrayBuffer;
}

/** What is known once the file is open. */
export interface BookFacts {
  readonly title: string | null;
  readonly pageCount: number;
  readonly labels: readonly (string | null)[];
  /** Heights are in the PDF's own coordinates: see the frame of each page. */
  readonly outline: readonly OutlineEntry[];
}

/** Part of the book. */
export type ReaderContribution =
  | { readonly kind: 'facts'; readonly facts: BookFacts }
  | { readonly kind: 'fonts'; readonly fonts: ReadonlyMap<string, FontProfile> }
  | { readonly kind: 'page'; readonly page: PackedPage; readonly frame: PageFrame }
  | { readonly kind: 'failure'; readonly page: number; readonly reason: string };

export type ReaderMessage =
  | ReaderContribution
  /** The book as a whole cannot be read. */
  | { readonly kind: 'refused'; readonly error: ErrorData }
  /** The PDF library gave up on a page and cannot be used again. */
  | { readonly kind: 'died'; readonly page: number; readonly reason: string }
  | { readonly kind: 'finished' };
