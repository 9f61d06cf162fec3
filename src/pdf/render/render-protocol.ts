import type { ErrorData } from '../../errors/errors.js';
import type { Mark } from './picture.js';

/** A page to draw and what to draw on it. */
export interface PageToRender {
  /** Physical, from 1. */
  readonly page: number;
  readonly marks: readonly Mark[];
}

/** What a render thread is to do, as its `workerData`. */
export interface RenderOrder {
  readonly bytes: Uint8Array;
  readonly password: string | undefined;
  readonly heapMegabytes: number;
  readonly pages: readonly PageToRender[];
  /** Pixels a point. */
  readonly scale: number;
  /** The most pixels of a picture. */
  readonly pixels: number;
}

export type RenderMessage =
  | { readonly kind: 'picture'; readonly page: number; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'finished' };
