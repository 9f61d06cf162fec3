import type { LineGroup } from '../line-groups.js';
import type { DrawnRules, PageCharacters } from '../page-characters.js';
import { orderLines } from '../regions/order-lines.js';
import type { Piece } from '../regions/piece.js';
import type { Ink } from '../segments.js';
import { textOfGrid } from './cell-lines.js';
import { findGrids } from './find-grids.js';

/**
 * Makes the lines of a page in reading order. Tables whose lines are drawn are read cell by cell, since gaps alone do not tell
 * where a cell of several lines ends.
 *
 * @param gutter As for `orderLines`.
 */
export function orderWithGrids(
  page: PageCharacters,
  ink: Ink,
  pieces: readonly Piece[],
  gutter: number | null,
  rules: DrawnRules | null,
): LineGroup[] {
  const lines: LineGroup[] = [];
  let rest = pieces;
  for (const [table, grid] of (rules ? findGrids(rules) : []).entries()) {
    const text = textOfGrid(page, ink, rest, grid, table);
    if (!text) continue;
    lines.push(...orderLines(text.above, gutter), ...text.lines);
    rest = text.below;
  }
  return [...lines, ...orderLines(rest, gutter)];
}
