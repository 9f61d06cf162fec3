import { followsWithin, isOfSameSize } from '../../book/box.js';
import type { PageCharacters } from './page-characters.js';

/** Columns of a listing: the middle of a character is at `(column + phase) * advance` points from the left. */
export interface ColumnGrid {
  readonly advance: number;
  /** 0 to 1. */
  readonly phase: number;
}

/** What the search for columns needs to know about a line. */
export interface GridLine {
  /** Characters without spaces, from left to right. */
  readonly characters: Int32Array;
  readonly y: number;
  readonly size: number;
  /** Most of its letters have a gap before them. */
  readonly spread: boolean;
}

/** A gap between two letters of one word in a listing with fixed columns, in em. Other text has such gaps between words. */
export const SPREAD_GAP = { least: 0.03, most: 0.5 } as const;
/** In a spread line, at least this share of the letters inside words, and this many, have such a gap before them. */
export const SPREAD = { share: 0.5, least: 2 } as const;

// The columns that typesetters of listings use, in em, and the step that tells apart two widths over a whole line.
const COLUMN = { least: 0.4, most: 0.8, step: 0.0025 } as const;
// How much the letters agree on their place in a column, 0 to 1: listings in Times 0.7, other text less than a third.
const ON_GRID = 0.6;
// A single line is less evidence, and could be a formula or a heading with wide letters.
const ON_GRID_ALONE = 0.75;
const MIN_CHARACTERS = 10;
const MIN_CHARACTERS_ALONE = 16;
// Enough to find the columns of a long listing.
const SAMPLE = 600;
// After so many of them it is seen again whether the others can still make them agree.
const LOOK_AGAIN = 32;
// Lines of one listing are at most this far apart, in font sizes.
const LINE_GAP = 4.2;
// A line without gaps, such as a bracket alone, is in the listing if it is this close to a column, in columns.
const SHORT_LINE = 3;
const NEAR_COLUMN = 0.25;
// Letters that are closer than this share of a column have no space between them.
const TOUCHING = 0.45;

/**
 * Finds the lines whose letters stand on columns although their font or their spacing is not of fixed width, as LaTeX
 * sets listings.
 *
 * @param lines In reading order; null for a line that cannot be in one (`canBeOnGrid`).
 * @returns The columns of each line, or null.
 */
export function findColumnGrids(
  page: PageCharacters,
  lines: readonly (GridLine | null)[],
): (ColumnGrid | null)[] {
  const blocks: GridLine[][] = [];
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    if (line && above && goesOn(above, line)) blocks.at(-1)!.push(line);
    else if (line) blocks.push([line]);
  });
  const grids = new Map<GridLine, ColumnGrid>();
  const known: number[] = [];
  // Long listings first: short ones of the page most likely have the same columns.
  for (const block of blocks.toSorted((a, b) => b.length - a.length)) {
    const spread = block.filter((line) => line.spread);
    const grid = gridOf(page, spread, known);
    if (!grid) continue;
    known.push(grid.advance);
    for (const line of block) if (line.spread || isOnGrid(page, line, grid)) grids.set(line, grid);
  }
  return lines.map((line) => (line ? (grids.get(line) ?? null) : null));
}

/** @returns The column of each character; column 0 is near the left edge of the page. */
export function columnsOn(page: PageCharacters, { characters }: GridLine, grid: ColumnGrid): number[] {
  const columns: number[] = [];
  characters.forEach((i, k) => {
    const before = columns[k - 1];
    const column = columnOf(page, i, grid);
    if (before === undefined) columns.push(Math.round(column));
    else {
      const gap = (page.left[i] ?? 0) - (page.right[characters[k - 1] ?? 0] ?? 0);
      columns.push(gap < TOUCHING * grid.advance ? before + 1 : Math.max(before + 1, Math.round(column)));
    }
  });
  return columns;
}

function goesOn(above: GridLine, here: GridLine): boolean {
  return followsWithin(above, here, LINE_GAP) && isOfSameSize(above, here);
}

/** Whether a line can be in such a listing: otherwise its characters are not asked for. */
export function canBeOnGrid(spread: boolean, characters: number): boolean {
  return spread || characters <= SHORT_LINE;
}

/**
 * The columns on which most of the characters stand, or null.
 *
 * @param known Columns of other listings of the page, in points.
 */
function gridOf(
  page: PageCharacters,
  lines: readonly GridLine[],
  known: readonly number[],
): ColumnGrid | null {
  const [first] = lines;
  const middles = lines.flatMap(({ characters }) => Array.from(characters, (i) => middleOf(page, i)));
  if (!first || middles.length < MIN_CHARACTERS) return null;
  const sample = middles.slice(0, SAMPLE);
  for (const advance of known) {
    const { agreement, phase } = commonPlace(sample, advance, ON_GRID);
    if (agreement >= ON_GRID) return { advance, phase };
  }
  const isAlone = lines.length === 1;
  if (isAlone && middles.length < MIN_CHARACTERS_ALONE) return null;
  const needed = isAlone ? ON_GRID_ALONE : ON_GRID;
  let best = { agreement: 0, advance: 0, phase: 0 };
  for (let em: number = COLUMN.least; em <= COLUMN.most; em += COLUMN.step) {
    const place = commonPlace(sample, em * first.size, Math.max(needed, best.agreement));
    if (place.agreement > best.agreement) best = { ...place, advance: em * first.size };
  }
  return best.agreement >= needed ? best : null;
}

const NO_PLACE = { agreement: 0, phase: 0 };

/**
 * The mean place of the positions inside a column, 0 to 1, as an angle has one, and how much they agree.
 *
 * @param needed Below this agreement the result does not matter: it is 0 as soon as the rest cannot reach it.
 */
function commonPlace(
  positions: readonly number[],
  advance: number,
  needed: number,
): { agreement: number; phase: number } {
  const count = positions.length;
  let cos = 0;
  let sin = 0;
  for (const [i, position] of positions.entries()) {
    const angle = (2 * Math.PI * position) / advance;
    cos += Math.cos(angle);
    sin += Math.sin(angle);
    const left = count - i - 1;
    if (left % LOOK_AGAIN === 0 && Math.hypot(cos, sin) + left < needed * count) return NO_PLACE;
  }
  const phase = Math.atan2(sin, cos) / (2 * Math.PI);
  return { agreement: Math.hypot(cos, sin) / count, phase: phase < 0 ? phase + 1 : phase };
}

function isOnGrid(page: PageCharacters, { characters }: GridLine, grid: ColumnGrid): boolean {
  return Array.from(characters, (i) => columnOf(page, i, grid)).every(
    (column) => Math.abs(column - Math.round(column)) <= NEAR_COLUMN,
  );
}

/** With the fraction by which it is off its column. */
function columnOf(page: PageCharacters, i: number, { advance, phase }: ColumnGrid): number {
  return middleOf(page, i) / advance - phase;
}

function middleOf(page: PageCharacters, i: number): number {
  return ((page.left[i] ?? 0) + (page.right[i] ?? 0)) / 2;
}
