import { blankLinesBetween, gridOf, gridText, leftEdge } from '../../book/code-grid.js';
import type { BodyLine } from '../lines/body-lines.js';
import type { CodeBlock, ListingLine } from './block.js';
import type { BookStyle } from './book-style.js';
import { repairCode } from './code-repair.js';
import { giveRoles } from './code-roles.js';

/** The font size stays the same within a listing; a larger change begins another listing. */
const SAME_SIZE = 0.26;
/** A gap of more than this many font sizes separates two listings on a page. */
const WIDEST_GAP = 4.2;
/** A gap of at least a blank line, in font sizes. */
const BLANK_LINE_GAP = 1.8;

/** Consecutive lines of a listing in one column of one page. */
type Column = BodyLine[];

/**
 * Turns consecutive code lines into listings and rebuilds blank lines and indentation. A listing continues
 * across a page break when its lines follow each other in the book's text and have the same size.
 *
 * @param lines Code lines with no other line between them.
 */
export function codeBlocks(lines: readonly BodyLine[], style: BookStyle): CodeBlock[] {
  const listings: Column[][] = [];
  let above: BodyLine | null = null;
  for (const here of lines) {
    const listing = listings.at(-1);
    const step = above ? stepBetween(above, here) : 'listing';
    if (!listing || step === 'listing' || startsLeftOf(listing, above, here)) listings.push([[here]]);
    else if (step === 'column') listing.push([here]);
    else listing.at(-1)?.push(here);
    above = here;
  }
  return listings.map((columns) => {
    return { kind: 'code', lines: giveRoles(repairCode(textOf(columns, style))) };
  });
}

function stepBetween(above: BodyLine, here: BodyLine): 'line' | 'column' | 'listing' {
  const larger = Math.max(above.line.size, here.line.size);
  if (Math.abs(above.line.size - here.line.size) > SAME_SIZE * above.line.size) return 'listing';
  const gap = above.line.y - here.line.y;
  if (above.page !== here.page || gap <= 0) return 'column';
  return gap > larger * WIDEST_GAP ? 'listing' : 'line';
}

/** A line after a gap that starts left of the listing does not belong to it: a signature below an indented example. */
function startsLeftOf(listing: readonly Column[], above: BodyLine | null, here: BodyLine): boolean {
  const first = listing[0]?.[0];
  if (!first || !above || first.page !== here.page) return false;
  const gap = above.line.y - here.line.y;
  if (gap < BLANK_LINE_GAP * here.line.size) return false;
  return leftEdge(here.line) < leftEdge(first.line) - here.line.advance / 2;
}

function textOf(columns: readonly Column[], style: BookStyle): ListingLine[] {
  const all = columns.flat();
  const first = all[0];
  if (!first) return [];
  const grids = columns.map((column) => gridOf(column.map(({ line }) => line)));
  // A column of a single line has no line pitch, so the closest lines of the whole listing give it.
  const withPitch = grids.filter((_, i) => (columns[i]?.length ?? 0) > 1);
  const pitch = Math.min(...(withPitch.length > 0 ? withPitch : grids).map((grid) => grid.pitch));
  const { advance } = gridOf(all.map(({ line }) => line));
  // The rest of a listing may start indented, so column 0 keeps its distance from the margin on every page.
  const indents = columns.map((column) => leftOf(column) - marginOf(column, style));
  const indent = Math.min(...indents);
  const oneMargin = new Set(columns.map((column) => column[0]?.page)).size === columns.length;
  return columns.flatMap((column) => {
    const left = oneMargin ? marginOf(column, style) + indent : leftOf(column);
    return columnText(column, left, advance, pitch);
  });
}

function columnText(column: Column, left: number, advance: number, pitch: number): ListingLine[] {
  return column.flatMap((here, i) => {
    const above = column[i - 1];
    const blanks = above ? blankLinesBetween(above.line, here.line, pitch) : 0;
    return [
      ...Array.from({ length: blanks }, () => ({ text: '', sources: [] })),
      { text: gridText(here.line, left, advance), sources: [here] },
    ];
  });
}

function leftOf(column: Column): number {
  return Math.min(...column.map(({ line }) => leftEdge(line)));
}

function marginOf(column: Column, style: BookStyle): number {
  return style.marginOf(column[0]?.page ?? 0);
}
