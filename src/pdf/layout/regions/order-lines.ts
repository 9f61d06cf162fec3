import { followsWithin } from '../../../book/box.js';
import { groupLines } from '../line-groups.js';
import type { LineGroup } from '../line-groups.js';
import { findCut } from './find-cut.js';
import { opensTogether } from './judge.js';
import { rejoined } from './piece.js';
import type { Piece } from './piece.js';
import { sideOf } from './side.js';

/** Columns inside columns and bands above each other; a page of fewer levels is cut completely. */
const MOST_LEVELS = 12;
/** In font sizes: lines of one note are closer than this. */
const NOTE_LINES = 1.7;
/** In font sizes: a note begins beside its line, or a little above. */
const BESIDE = 0.6;

/**
 * Cuts a page at its gutters, piece by piece, and makes lines in reading order: what lies above two columns, the left
 * one, the right one, what lies below. Each part is cut again. A note in the margin comes after the line beside which it
 * begins.
 *
 * @param gutter The gutter of a page that has two columns over most of its height.
 */
export function orderLines(pieces: readonly Piece[], gutter: number | null): LineGroup[] {
  const known: number[] = [];
  const page = { gutter: gutter !== null && isOfTable(pieces, gutter) ? null : gutter, known };
  const linesOf = (part: readonly Piece[], level: number): LineGroup[] => {
    const cut = part.length > 1 && level < MOST_LEVELS ? findCut(part, page) : null;
    if (!cut) return groupLines(rejoined(part));
    if (cut.verdict === 'columns') known.push(cut.x);
    const inside = (inner: readonly Piece[]): LineGroup[] => linesOf(inner, level + 1);
    // In reading order: gutters further up are known below.
    const [above, left, right, below] = [
      inside(cut.above),
      inside(cut.left),
      inside(cut.right),
      inside(cut.below),
    ];
    const beside =
      cut.verdict === 'columns'
        ? [...left, ...right]
        : cut.verdict === 'notes-left'
          ? withNotes(right, left)
          : withNotes(left, right);
    return [...above, ...beside, ...below];
  };
  const topDown = pieces.toSorted((a, b) => b.y - a.y || a.left - b.left);
  return linesOf(topDown, 0);
}

function withNotes(text: readonly LineGroup[], notes: readonly LineGroup[]): LineGroup[] {
  const lines = [...text];
  for (const note of asNotes(notes)) {
    const top = note[0]?.y ?? 0;
    const before = lines.findLastIndex((line) => !line.aside && line.y >= top - BESIDE * line.size);
    // Behind the notes that are already there.
    let at = before + 1;
    while (lines[at]?.aside === true) at++;
    lines.splice(at, 0, ...note);
  }
  return lines;
}

/** Notes, each with its lines. */
function asNotes(lines: readonly LineGroup[]): LineGroup[][] {
  const notes: LineGroup[][] = [];
  let above: LineGroup | null = null;
  for (const line of lines) {
    const goesOn = above !== null && followsWithin(above, line, NOTE_LINES);
    if (goesOn) notes.at(-1)?.push({ ...line, aside: true });
    else notes.push([{ ...line, aside: true }]);
    above = line;
  }
  return notes;
}

/** Whether cells of a table begin at the same heights on both sides. */
function isOfTable(pieces: readonly Piece[], gutter: number): boolean {
  const left = pieces.filter(({ right }) => right <= gutter);
  const right = pieces.filter((piece) => piece.left >= gutter);
  return left.length > 0 && right.length > 0 && opensTogether(sideOf(left), sideOf(right));
}
