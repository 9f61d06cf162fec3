import type { Box } from '../../book/box.js';
import { GENERATED, NO_RUN } from '../layout/page-characters.js';
import type { PageCharacters } from '../layout/page-characters.js';
import { SPACE } from '../layout/shown-character.js';
import type { QuarterTurns } from '../layout/reading-turn.js';
import type { Pointer } from './exports.js';
import type { PdfiumDocument } from './pdfium-document.js';

/** The position of the visible part of a page in the PDF's own coordinates. */
export interface PageFrame {
  /** Size of the page as shown, in points. */
  readonly width: number;
  readonly height: number;
  /** Lower left corner of the visible part, before rotation. */
  readonly left: number;
  readonly bottom: number;
  /** Clockwise quarter turns from the PDF's coordinates to the page as shown, 0 to 3. */
  readonly rotation: number;
}

export function pageFrame(document: PdfiumDocument, page: Pointer): PageFrame {
  const { wasmExports } = document.pdfium;
  const { buffer } = document;
  const located = wasmExports.FPDF_GetPageBoundingBox(page, buffer.numbers);
  // The box is left, top, right, bottom.
  return {
    width: wasmExports.FPDF_GetPageWidthF(page),
    height: wasmExports.FPDF_GetPageHeightF(page),
    left: located ? buffer.float32(0) : 0,
    bottom: located ? buffer.float32(12) : 0,
    rotation: wasmExports.FPDFPage_GetRotation(page) & 3,
  };
}

/** The frame of the page when it is turned further than it is shown. */
export function turnedFrame(frame: PageFrame, turns: QuarterTurns): PageFrame {
  if (turns === 0) return frame;
  const { width, height } = frame;
  const size = turns % 2 === 1 ? { width: height, height: width } : { width, height };
  return { ...frame, ...size, rotation: (frame.rotation + turns) & 3 };
}

/**
 * Moves characters from the PDF's coordinates to those of the page as shown, in place.
 *
 * @param characters On a page turned by one or three quarters, `left` and `right` hold the lower and upper edge.
 */
export function placeOnShownPage(characters: PageCharacters, frame: PageFrame): void {
  const { x, y, left, right, count } = characters;
  for (let i = 0; i < count; i++) {
    const fromLeft = (x[i] ?? 0) - frame.left;
    const fromBottom = (y[i] ?? 0) - frame.bottom;
    const near = left[i] ?? 0;
    const far = right[i] ?? 0;
    switch (frame.rotation) {
      case 1:
        x[i] = fromBottom;
        y[i] = frame.height - fromLeft;
        left[i] = near - frame.bottom;
        right[i] = far - frame.bottom;
        break;
      case 2:
        x[i] = frame.width - fromLeft;
        y[i] = frame.height - fromBottom;
        left[i] = frame.width - (far - frame.left);
        right[i] = frame.width - (near - frame.left);
        break;
      case 3:
        x[i] = frame.width - fromBottom;
        y[i] = fromLeft;
        left[i] = frame.width - (far - frame.bottom);
        right[i] = frame.width - (near - frame.bottom);
        break;
      default:
        x[i] = fromLeft;
        y[i] = fromBottom;
        left[i] = near - frame.left;
        right[i] = far - frame.left;
    }
  }
}

/** In points. Letters at the edge of a page may begin or end a little outside. */
const OUTSIDE_POINTS = 2;
/** In points. Letters of one line are on one baseline, and closer to each other than this. */
const SAME_LINE = { baseline: 1, gap: 24 } as const;

/**
 * Takes the characters outside of the page as shown out of its text, in place: no viewer shows them, as the marks of a
 * printer beyond the crop box. The end of a line that is too long for its page stays.
 *
 * @returns Whether there were any.
 */
export function dropOutsideOfPage(characters: PageCharacters, { width, height }: PageFrame): boolean {
  const { codes, y, left, right, runs, flags, count } = characters;
  let shown = -1;
  let dropped = false;
  for (let i = 0; i < count; i++) {
    if (runs[i] === NO_RUN) continue;
    const x0 = left[i] ?? 0;
    const x1 = right[i] ?? 0;
    const baseline = y[i] ?? 0;
    const isInside =
      x1 > -OUTSIDE_POINTS &&
      x0 < width + OUTSIDE_POINTS &&
      baseline > -OUTSIDE_POINTS &&
      baseline < height + OUTSIDE_POINTS;
    const goesOn =
      shown >= 0 &&
      Math.abs((y[shown] ?? 0) - baseline) < SAME_LINE.baseline &&
      Math.abs(x0 - (right[shown] ?? 0)) < SAME_LINE.gap;
    if (isInside || goesOn) shown = i;
    else {
      dropped ||= (codes[i] ?? 0) > SPACE;
      runs[i] = NO_RUN;
      flags[i] = (flags[i] ?? 0) | GENERATED;
    }
  }
  return dropped;
}

/** Moves a rectangle from the PDF's coordinates to those of the page as shown; its corners may be in any order. */
export function boxOnShownPage(box: Box, frame: PageFrame): Box {
  const corners = [pointOnShownPage(box.x0, box.y0, frame), pointOnShownPage(box.x1, box.y1, frame)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

function pointOnShownPage(x: number, y: number, frame: PageFrame): readonly [number, number] {
  const fromLeft = x - frame.left;
  const fromBottom = y - frame.bottom;
  if (frame.rotation === 1) return [fromBottom, frame.height - fromLeft];
  if (frame.rotation === 2) return [frame.width - fromLeft, frame.height - fromBottom];
  if (frame.rotation === 3) return [frame.width - fromBottom, fromLeft];
  return [fromLeft, fromBottom];
}

/** Height of a destination on the page as shown, or null if it has no equivalent there. */
export function heightOnShownPage(y: number, frame: PageFrame): number | null {
  if (frame.rotation === 0) return y - frame.bottom;
  if (frame.rotation === 2) return frame.height - (y - frame.bottom);
  return null;
}
