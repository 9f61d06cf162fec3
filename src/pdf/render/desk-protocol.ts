import type { ErrorData } from '../../errors/errors.js';
import type { PackedPage } from '../packed-page.js';
import type { WasmModule } from '../pdfium/web-assembly.js';
import type { Mark } from './picture.js';

export const PICTURE_FORMATS = ['webp', 'png'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** What a desk thread gets as its `workerData`. */
export interface DeskOrder {
  readonly heapMegabytes: number;
  readonly pdfium: WasmModule;
  readonly webp: WasmModule;
}

/** The first message to a desk thread; it has no answer. */
export interface DeskBook {
  readonly kind: 'book';
  readonly bytes: SharedArrayBuffer;
}

export interface PictureRequest {
  readonly kind: 'picture';
  /** Physical, from 1. */
  readonly page: number;
  /** In pixels. */
  readonly width: number;
  readonly format: PictureFormat;
  readonly marks: readonly Mark[];
}

export interface LinesRequest {
  readonly kind: 'lines';
  /** Physical, from 1. */
  readonly page: number;
}

export type DeskRequest = PictureRequest | LinesRequest;

export interface DrawnPage {
  readonly kind: 'picture';
  readonly bytes: Uint8Array;
}

export interface PageOfLines {
  readonly kind: 'lines';
  readonly page: PackedPage;
  readonly label: string | null;
}

export type DeskAnswer =
  | DrawnPage
  | PageOfLines
  /** `broken`: the thread cannot be used again. */
  | { readonly kind: 'failed'; readonly error: ErrorData; readonly broken: boolean };
