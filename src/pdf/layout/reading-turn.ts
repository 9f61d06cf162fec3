import type { Box } from '../../book/box.js';

/** Clockwise quarter turns. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** How a page as shown is turned so that some text on it is upright. */
export interface ReadingTurn {
  readonly turns: QuarterTurns;
  /** By how much the text then still rises, counter-clockwise in radians; it is turned back around the centre of the page. */
  readonly skew: number;
  /** Size of the page when turned, in points. */
  readonly width: number;
  readonly height: number;
}

/** Size of the page as shown, in points. */
export function shownSize({ turns, width, height }: ReadingTurn): {
  readonly width: number;
  readonly height: number;
} {
  return turns % 2 === 1 ? { width: height, height: width } : { width, height };
}

/** Where a box of upright text is on the page as shown: the smallest upright rectangle around it. */
export function boxAsShown({ x0, y0, x1, y1 }: Box, turn: ReadingTurn): Box {
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => pointAsShown(x, y, turn));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

function pointAsShown(px: number, py: number, turn: ReadingTurn): readonly [number, number] {
  const { turns, skew, width, height } = turn;
  const [cosine, sine] = [Math.cos(skew), Math.sin(skew)];
  const [fromX, fromY] = [px - width / 2, py - height / 2];
  const x = width / 2 + fromX * cosine - fromY * sine;
  const y = height / 2 + fromX * sine + fromY * cosine;
  if (turns === 1) return [height - y, x];
  if (turns === 2) return [width - x, height - y];
  if (turns === 3) return [y, width - x];
  return [x, y];
}
