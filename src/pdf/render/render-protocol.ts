import type { ErrorData } from '../../errors/errors.js';
import type { Mark } from './picture.js';

/** A page to draw, and its marks. */
export interface PageToRender {
  /** Physical, from 1. */
  readonly page: number;
  readonly marks: readonly Mark[];
}

/** The task of a render thread, passed as its `workerData`. */
export interface RenderOrder {
  readonly bytes: Uint8Array;
  readonly password: string | undefined;
  readonly heapMegabytes: number;
  readonly pages: readonly PageToRender[];
  /** Pixels per point. */
  readonly scale: number;
  /** Maximum number of pixels in a picture. */
  readonly pixels: number;
}

export type RenderMessage =
  | { readonly kind: 'picture'; readonly page: number; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'finished' };
