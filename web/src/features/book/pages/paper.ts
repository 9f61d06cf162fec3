import type { Schemas } from '../../../api/client.js';

export type Box = Schemas['BoxResponse'];
export type PageChunk = Schemas['PageChunkResponse'];

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A box of the API as SVG draws it: the API counts upwards from the lower edge, SVG downwards from the upper one.
 *
 * @param pageHeight In points, as the box.
 */
export function rectOf({ x0, y0, x1, y1 }: Box, pageHeight: number): Rect {
  return { x: x0, y: pageHeight - y1, width: x1 - x0, height: y1 - y0 };
}

/** The chunk at a point, in points as boxes are; where two overlap, the smaller one, which is harder to hit. */
export function chunkAt(chunks: readonly PageChunk[], x: number, y: number): PageChunk | undefined {
  let best: { readonly chunk: PageChunk; readonly area: number } | undefined;
  for (const chunk of chunks) {
    for (const { x0, y0, x1, y1 } of chunk.boxes) {
      const isInside = x >= x0 && x <= x1 && y >= y0 && y <= y1;
      const area = (x1 - x0) * (y1 - y0);
      if (isInside && (best === undefined || area < best.area)) best = { chunk, area };
    }
  }
  return best?.chunk;
}

/** Widths of pictures that the server draws, in pixels. */
const WIDTHS = [800, 1200, 1600] as const;
export type PictureWidth = (typeof WIDTHS)[number];

/** The smallest picture that is sharp on paper of some width in CSS pixels, or the largest one. */
export function pictureWidthFor(cssWidth: number, density: number): PictureWidth {
  return WIDTHS.find((width) => width >= cssWidth * density) ?? 1600;
}
