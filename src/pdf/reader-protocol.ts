import type { ErrorData } from '../errors/errors.js';
import type { FontProfiles } from './layout/font-profile.js';
import type { PackedPage } from './packed-page.js';
import type { OutlineEntry } from '../book/page.js';
import type { PageRange } from './page-ranges.js';
import type { PageFrame } from './pdfium/page-frame.js';
import type { WasmModule } from './pdfium/web-assembly.js';

/** Font measurements from a sample of the pages, for the whole book. */
export interface MeasuredFonts {
  readonly profiles: FontProfiles;
  /** Pages that the measuring thread sends itself; no other thread reads them. */
  readonly sampled: readonly number[];
}

/** The task of a reader thread, passed as its `workerData`. */
export interface ReaderOrder {
  readonly bytes: SharedArrayBuffer;
  readonly password: string | undefined;
  readonly pdfium: WasmModule;
  readonly heapMegabytes: number;
  /** Pages to read before those of `ranges`, such as the rest of a range in which another thread died. */
  readonly begin: PageRange | null;
  /** Memory of the `PageRanges` of the book. */
  readonly ranges: SharedArrayBuffer;
  /** Pages that are done or given up; they are not read again. */
  readonly skip: readonly number[];
  /** `measure`: this thread measures the fonts and sends them; `wait`: it receives them as a `ReaderRequest`. */
  readonly fonts: MeasuredFonts | 'measure' | 'wait';
  /** Facts of the whole book are sent only if no thread has sent them yet. */
  readonly wantsFacts: boolean;
  /** Memory of a `PageClock`. */
  readonly clock: SharedArrayBuffer;
}

/** A message to a reader thread that waits for the fonts. */
export interface ReaderRequest {
  readonly kind: 'fonts';
  readonly fonts: MeasuredFonts;
}

/** Facts that are known once the file is open. */
export interface BookFacts {
  readonly title: string | null;
  readonly pageCount: number;
  readonly labels: readonly (string | null)[];
  /** Heights are in the PDF's own coordinates: see the frame of each page. */
  readonly outline: readonly OutlineEntry[];
}

/** What a reader thread sends about the book. */
export type ReaderContribution =
  | { readonly kind: 'facts'; readonly facts: BookFacts }
  | { readonly kind: 'fonts'; readonly fonts: MeasuredFonts }
  | {
      readonly kind: 'page';
      readonly page: PackedPage;
      readonly frame: PageFrame;
      /** The reason why the text of the page is unreliable, or null. */
      readonly warning: string | null;
    }
  | { readonly kind: 'failure'; readonly page: number; readonly reason: string };

export type ReaderMessage =
  | ReaderContribution
  /** The book as a whole cannot be read. */
  | { readonly kind: 'refused'; readonly error: ErrorData }
  /** The PDF library crashed on a page and cannot be used again. */
  | { readonly kind: 'died'; readonly page: number; readonly reason: string }
  | { readonly kind: 'finished' };
