import type { ErrorData } from '../errors/errors.js';
import type { FontProfiles } from './layout/font-profile.js';
import type { PackedPage } from './packed-page.js';
import type { OutlineEntry } from '../book/page.js';
import type { PageRange } from './page-ranges.js';
import type { PageFrame } from './pdfium/page-frame.js';

/** What a sample of the pages says about the fonts of the whole book. */
export interface MeasuredFonts {
  readonly profiles: FontProfiles;
  /** Pages that the thread which measured sends by itself; nobody else reads them. */
  readonly sampled: readonly number[];
}

/** What a reader thread is to do, as its `workerData`. */
export interface ReaderOrder {
  readonly bytes: SharedArrayBuffer;
  readonly password: string | undefined;
  readonly heapMegabytes: number;
  /** Pages to read before those of `ranges`, such as the rest of a range that another thread died in. */
  readonly begin: PageRange | null;
  /** Memory of the `PageRanges` of the book. */
  readonly ranges: SharedArrayBuffer;
  /** Pages that are done or given up, which are not touched again. */
  readonly skip: readonly number[];
  /** `measure`: the thread measures them and tells; `wait`: it gets them as a `ReaderRequest`. */
  readonly fonts: MeasuredFonts | 'measure' | 'wait';
  /** Facts of the whole book are sent only when nobody has them yet. */
  readonly wantsFacts: boolean;
  /** Memory of a `PageClock`. */
  readonly clock: SharedArrayBuffer;
}

/** What is sent to a reader thread that waits for it. */
export interface ReaderRequest {
  readonly kind: 'fonts';
  readonly fonts: MeasuredFonts;
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
  | { readonly kind: 'fonts'; readonly fonts: MeasuredFonts }
  | {
      readonly kind: 'page';
      readonly page: PackedPage;
      readonly frame: PageFrame;
      /** Why the text of the page is not to be trusted, or null. */
      readonly warning: string | null;
    }
  | { readonly kind: 'failure'; readonly page: number; readonly reason: string };

export type ReaderMessage =
  | ReaderContribution
  /** The book as a whole cannot be read. */
  | { readonly kind: 'refused'; readonly error: ErrorData }
  /** The PDF library gave up on a page and cannot be used again. */
  | { readonly kind: 'died'; readonly page: number; readonly reason: string }
  | { readonly kind: 'finished' };
