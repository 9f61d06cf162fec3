import { hasPartner, partnerShare } from '../partners.js';
import type { Amount } from './amount.js';
import { alignedShare, nearest, openingRows } from './side.js';
import type { Side } from './side.js';

/**
 * What two blocks of text side by side are: columns that are read one after the other, or a text (`main`) with notes
 * in its margin.
 */
export type Verdict = 'columns' | 'notes-left' | 'notes-right';

/** Running text has at least this many rows, most of them full, with room for some words. */
const RUNNING_ROWS = 4;
const RUNNING_FULL = 0.5;
const RUNNING_SIZES = 8;
const RUNNING_LENGTH = 12;
const MONO = 0.6;
/** Where most rows have a partner at their height, they may be cells, so that they must be like running text in all. */
const GRID_PARTNERS = 0.75;
const GRID_ROWS = 6;
const GRID_FLUSH = 0.5;
const GRID_LENGTH = 16;
/** They need not begin with small letters, as most lines inside a paragraph do, if there are many long ones. */
const GRID_SMALL = 0.3;
const MANY_GRID_ROWS = 10;
const LONG_GRID_LENGTH = 20;

/** Notes are in smaller type, narrower than the text, and have lines that go on. */
const NOTE_SIZE = 0.95;
const NOTE_WIDTH = 0.5;
const NOTE_ROWS = 2;
const NOTE_LENGTH = 6;
const NOTED_ROWS = 5;
const NOTED_FULL = 0.4;
const NOTED_LENGTH = 30;

/** Labels of a picture beside a listing are far from it and not on its baselines. */
const LISTING_ROWS = 3;
const LABEL_PARTNERS = 0.7;
const LABEL_GAP = 2;

/** A table has at least this many rows of cells that begin at one height on both sides, and hardly any others. */
const TABLE_ROWS = 3;
const TABLE_OPENINGS = 0.6;

/** Half of the rows of a note or a column have some words: bullets and numbers before the items of a list have none. */
const LEAST_LENGTH_A_ROW = 2;

/** Whether `judge` may find two blocks in sides of these amounts; it costs much more. */
export function mayBeBlocks(left: Amount, right: Amount): boolean {
  const codes = [left, right].filter(({ mono, pieces }) => mono > MONO * pieces);
  if (codes.length === 2) return false;
  if (codes.some(({ rows }) => rows >= LISTING_ROWS)) return true;
  const [fewer, more] = left.rows < right.rows ? [left, right] : [right, left];
  return (
    (fewer.rows >= RUNNING_ROWS || (fewer.rows >= NOTE_ROWS && more.rows >= NOTED_ROWS)) &&
    [left, right].every(({ length, rows }) => length >= LEAST_LENGTH_A_ROW * rows)
  );
}

/** @returns Null if the two sides belong together: cells of a table, terms and descriptions, parts of a line. */
export function judge(left: Side, right: Side): Verdict | null {
  const gap = right.left - left.right;
  if (isLabelled(left, right, gap) || isLabelled(right, left, gap)) return 'columns';
  if (left.monoShare > MONO && right.monoShare > MONO) return null;
  const notes = isNoteOf(right, left) ? 'notes-right' : isNoteOf(left, right) ? 'notes-left' : null;
  if (notes !== null) return notes;
  const inner = [nearest(left, 'right'), nearest(right, 'left')] as const;
  if (inner.every((side) => isRunning(side)) && !opensTogether(left, right)) {
    const partners = Math.max(partnerShare(left.rows, right.rows), partnerShare(right.rows, left.rows));
    if (partners < GRID_PARTNERS || inner.every((side) => isProse(side))) return 'columns';
  }
  return null;
}

function isProse(side: Side): boolean {
  const { rows, length } = side;
  if (rows.length < GRID_ROWS || side.flush < GRID_FLUSH || length < GRID_LENGTH) return false;
  return side.small >= GRID_SMALL || (rows.length >= MANY_GRID_ROWS && length >= LONG_GRID_LENGTH);
}

function isRunning(side: Side): boolean {
  return (
    side.rows.length >= RUNNING_ROWS &&
    side.full >= RUNNING_FULL &&
    side.right - side.left >= RUNNING_SIZES * side.size &&
    side.length >= RUNNING_LENGTH
  );
}

/** Rows of a table: what begins on one side, begins on the other at the same height. */
export function opensTogether(left: Side, right: Side): boolean {
  const lefts = openingRows(left);
  const rights = openingRows(right);
  const [fewer, more] = lefts.length < rights.length ? [lefts, rights] : [rights, lefts];
  if (fewer.length < TABLE_ROWS) return false;
  const together = fewer.filter((row) => hasPartner(row, more)).length;
  return together >= Math.max(TABLE_ROWS, TABLE_OPENINGS * more.length);
}

function isNoteOf(note: Side, main: Side): boolean {
  return (
    note.size <= NOTE_SIZE * main.size &&
    note.right - note.left <= NOTE_WIDTH * (main.right - main.left) &&
    note.rows.length >= NOTE_ROWS &&
    note.length >= NOTE_LENGTH &&
    main.rows.length >= NOTED_ROWS &&
    main.full >= NOTED_FULL &&
    main.length >= NOTED_LENGTH
  );
}

function isLabelled(labels: Side, listing: Side, gap: number): boolean {
  return (
    listing.monoShare > MONO &&
    labels.monoShare < 1 - MONO &&
    listing.rows.length >= LISTING_ROWS &&
    gap >= LABEL_GAP * listing.size &&
    isBeside(labels, listing) &&
    Math.max(alignedShare(labels, listing), alignedShare(listing, labels)) < LABEL_PARTNERS
  );
}

function isBeside(labels: Side, listing: Side): boolean {
  const top = (listing.rows[0]?.y ?? 0) + listing.leading;
  const bottom = (listing.rows.at(-1)?.y ?? 0) - listing.leading;
  return labels.rows.every(({ y }) => y <= top && y >= bottom);
}
