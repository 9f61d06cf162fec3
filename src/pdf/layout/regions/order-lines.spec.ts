import { orderLines } from './order-lines.js';
import type { Piece } from './piece.js';

let made = 0;

/** A line of `length` characters, 5 points each. */
function piece(left: number, y: number, length: number, changes: Partial<Piece> = {}): Piece {
  const from = made;
  made += length;
  const segment = { from, to: made, y, size: 10, left, right: left + 5 * length };
  return {
    ...segment,
    whole: segment,
    mono: false,
    endsInNumber: false,
    startsSmall: true,
    length,
    ...changes,
  };
}

/** Rows of running text from a height on, of which the last one is short. */
function text(
  left: number,
  top: number,
  rows: number,
  length: number,
  changes: Partial<Piece> = {},
): Piece[] {
  return Array.from({ length: rows }, (_, i) =>
    piece(left, top - 12 * i, i === rows - 1 ? length - 5 : length - (i % 2), changes),
  );
}

/** Left edge and height of each line in reading order. */
function order(pieces: readonly Piece[]): string[] {
  return orderLines(pieces, null).map(({ left, y, aside }) => `${left},${y}${aside ? ' aside' : ''}`);
}

function placesOf(pieces: readonly Piece[]): string[] {
  return pieces.map(({ left, y }) => `${left},${y}`);
}

describe('the reading order of a page', () => {
  it('reads two columns below lines across the page, and a line across them ends both', () => {
    const across = text(72, 700, 3, 92);
    const left = text(72, 650, 8, 42);
    const right = text(310, 650, 8, 42);
    const middle = text(72, 540, 2, 92);
    const [lowLeft, lowRight] = [text(72, 500, 6, 42), text(310, 497, 6, 42)];
    const all = [...across, ...left, ...right, ...middle, ...lowLeft, ...lowRight];
    expect(order(all.toReversed())).toEqual(placesOf(all));
  });

  it('reads three columns, also where each row was drawn across all of them', () => {
    const columns = [72, 240, 408].map((left) => text(left, 700, 12, 30));
    expect(order(columns.flat())).toEqual(placesOf(columns.flat()));
  });

  it('reads unequal columns of different heights', () => {
    const [sidebar, main] = [text(72, 700, 9, 22), text(210, 700, 30, 60)];
    expect(order([...main, ...sidebar])).toEqual(placesOf([...sidebar, ...main]));
  });

  it('puts a note in the margin behind the line beside which it begins', () => {
    const main = text(72, 700, 8, 60);
    const note = text(400, 676, 2, 18, { size: 8 });
    const lines = order([...main, ...note]);
    expect(lines.slice(2, 6)).toEqual(['72,676', '400,676 aside', '400,664 aside', '72,664']);
  });

  it('keeps the rows of a table together, even if its cells have several full lines', () => {
    const rows = [700, 640, 580, 520].flatMap((top) => [text(72, top, 4, 40), text(300, top, 3, 40)]);
    const lines = order(rows.flat());
    expect(lines.filter((line) => line.startsWith('300'))).toEqual([]);
    expect(lines).toHaveLength(16);
  });

  it('keeps terms beside their descriptions', () => {
    const terms = [700, 676, 652, 628].map((y) => piece(72, y, 6));
    const descriptions = [700, 676, 652, 628].flatMap((y) => text(150, y, 2, 60));
    expect(order([...terms, ...descriptions])).toHaveLength(8);
  });

  it('separates the labels of a picture from the listing beside it', () => {
    const labels = [piece(80, 697, 1), piece(110, 688, 4), piece(80, 664, 1)];
    const listing = [700, 688, 676, 664, 652].map((y) => piece(260, y, 12, { mono: true }));
    expect(order([...labels, ...listing]).slice(3)).toEqual(placesOf(listing));
  });

  it('reads both halves of a running head as one line above the columns', () => {
    const heads = [piece(72, 750, 20), piece(400, 750, 20)];
    const columns = [text(72, 700, 10, 42), text(310, 700, 10, 42)];
    const lines = order([...heads, ...columns.flat()]);
    expect(lines[0]).toBe('72,750');
    expect(lines).toHaveLength(21);
  });
});
