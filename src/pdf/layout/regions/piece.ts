import { median } from '../../../book/frequency.js';
import { isDigit } from '../../../book/scripts.js';
import type { FontProfile } from '../font-profile.js';
import { NO_RUN } from '../page-characters.js';
import type { PageCharacters } from '../page-characters.js';
import { measureSegment, SAME_BASELINE } from '../segments.js';
import type { Ink, Segment } from '../segments.js';
import { SPACE } from '../shown-character.js';

/** A part of a segment without a gap wide enough for a gutter. */
export interface Piece extends Segment {
  /** The segment that it is a part of. */
  readonly whole: Segment;
  readonly mono: boolean;
  readonly endsInNumber: boolean;
  readonly startsSmall: boolean;
  /** Number of characters that are shown. */
  readonly length: number;
}

/** In font sizes. A smaller gap is a space of justified text. */
const GUTTER = 0.9;
/** A small letter, or a letter of a script without capitals. */
const SMALL_LETTER = /[\p{Ll}\p{Lo}]/u;
const [FIRST_SMALL, LAST_SMALL, FIRST_BEYOND_ASCII] = [0x61, 0x7a, 0x80];

/** Splits segments at their wide gaps: some programs draw the columns of a page line by line across. */
export function piecesOf(page: PageCharacters, ink: Ink, styles: readonly FontProfile[]): Piece[] {
  const pieces: Piece[] = [];
  for (const whole of ink.segments) {
    const cuts = ink.hasRightToLeft ? [] : gapsIn(page, ink, whole);
    if (cuts.length === 0) pieces.push(pieceOf(page, ink, styles, whole, whole));
    else {
      [whole.from, ...cuts].forEach((from, i) => {
        const part = measureSegment(page, ink.order, ink.shown, from, cuts[i] ?? whole.to);
        if (part) pieces.push(pieceOf(page, ink, styles, part, whole));
      });
    }
  }
  return pieces;
}

/** Where the characters after wide gaps are in `Ink.order`. */
function gapsIn({ left, right }: PageCharacters, { order, shown }: Ink, whole: Segment): number[] {
  const cuts: number[] = [];
  let end = -Infinity;
  for (let k = whole.from; k < whole.to; k++) {
    const i = order[k] ?? 0;
    if (shown[i] === SPACE) continue;
    if (end > -Infinity && (left[i] ?? 0) - end > GUTTER * whole.size) cuts.push(k);
    end = Math.max(end, right[i] ?? 0);
  }
  return cuts;
}

function pieceOf(
  page: PageCharacters,
  { order, shown }: Ink,
  styles: readonly FontProfile[],
  part: Segment,
  whole: Segment,
): Piece {
  const middle = order[(part.from + part.to) >> 1] ?? 0;
  let first = part.from;
  while (first < part.to - 1 && shown[order[first] ?? 0] === SPACE) first++;
  let last = part.to - 1;
  while (last > part.from && shown[order[last] ?? 0] === SPACE) last--;
  // Named one by one: there are some hundred of them on a page, and a spread takes several times as long.
  const { from, to, y, size, left, right } = part;
  return {
    from,
    to,
    y,
    size,
    left,
    right,
    whole,
    mono: styles[page.runs[middle] ?? NO_RUN]?.mono === true,
    endsInNumber: isDigit(shown[order[last] ?? 0] ?? SPACE),
    startsSmall: isSmall(shown[order[first] ?? 0] ?? SPACE),
    length: to - from,
  };
}

function isSmall(code: number): boolean {
  if (code < FIRST_BEYOND_ASCII) return code >= FIRST_SMALL && code <= LAST_SMALL;
  return SMALL_LETTER.test(String.fromCodePoint(code));
}

/** The whole segments of pieces, where all their pieces are there; else the pieces themselves. */
export function rejoined(pieces: readonly Piece[]): readonly Segment[] {
  if (pieces.every((piece) => piece.length === piece.whole.to - piece.whole.from)) return pieces;
  const lengths = new Map<Segment, number>();
  for (const { whole, from, to } of pieces) lengths.set(whole, (lengths.get(whole) ?? 0) + to - from);
  const added = new Set<Segment>();
  return pieces.flatMap((piece) => {
    const { whole } = piece;
    if (lengths.get(whole) !== whole.to - whole.from) return [piece];
    if (added.has(whole)) return [];
    added.add(whole);
    return [whole];
  });
}

/** Pieces on one baseline. */
export interface Row {
  readonly y: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly pieces: readonly Piece[];
}

/** Whether a piece that is no higher than the first one of a row is on its baseline. */
export function isInRow(first: Piece, piece: Piece): boolean {
  return first.y - piece.y <= SAME_BASELINE * Math.max(first.size, piece.size);
}

/** @returns Rows from top to bottom. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
  const groups: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const open = groups.at(-1);
    const first = open?.[0];
    if (open && first && isInRow(first, piece)) open.push(piece);
    else groups.push([piece]);
  }
  return groups.map((row) => toRow(row));
}

function toRow(pieces: readonly Piece[]): Row {
  const [only] = pieces;
  // Nearly all rows of text have one piece.
  if (only && pieces.length === 1) {
    const { y, size, left, right } = only;
    return { y, size, left, right, pieces };
  }
  return {
    y: median(pieces.map(({ y }) => y)),
    size: Math.max(...pieces.map(({ size }) => size)),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    pieces,
  };
}
