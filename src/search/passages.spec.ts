import { PASSAGE_LENGTH, joinPassages } from './passages.js';
import type { Piece } from './passages.js';

const piece = (ordinal: number, length: number, sectionId: string | null = 's', text?: string): Piece => ({
  chunkId: `c${ordinal}`,
  documentId: 'd',
  sectionId,
  ordinal,
  text: text ?? 'x'.repeat(length),
});
const joined = (ranked: Piece[], around: Piece[], scores: Record<string, number> = {}) =>
  joinPassages(ranked, around, (id) => scores[id] ?? 0).map(({ best, pieces }) => [
    best.ordinal,
    pieces.map(({ ordinal }) => ordinal),
  ]);

describe('a passage', () => {
  const chunks = Array.from({ length: 7 }, (_, ordinal) => piece(ordinal, 300));

  it('is a found chunk with its neighbours, up to a length', () => {
    expect(joined([chunks[3]!], chunks)).toEqual([[3, [3, 4, 5]]]);
    const [first] = joinPassages([chunks[3]!], chunks, () => 0);
    expect(first!.pieces.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(PASSAGE_LENGTH);
  });

  it('takes the better neighbour first', () => {
    expect(joined([chunks[3]!], chunks, { c2: 0.5, c1: 0.4 })).toEqual([[3, [1, 2, 3]]]);
  });

  it('has no chunk of another one', () => {
    expect(joined([chunks[2]!, chunks[3]!, chunks[5]!], chunks)).toEqual([
      [2, [2, 3, 4]],
      [5, [5, 6]],
    ]);
  });

  it('stays within its section', () => {
    const other = [piece(0, 100, 'a'), piece(1, 100, 'b'), piece(2, 100, 'c')];
    expect(joined([other[1]!], other)).toEqual([[1, [1]]]);
    const none = [piece(0, 100, null), piece(1, 100, null)];
    expect(joined([none[0]!], none)).toEqual([[0, [0]]]);
  });

  it('keeps a long chunk whole', () => {
    expect(joined([piece(1, 3000)], chunks)).toEqual([[1, [1]]]);
  });

  it('does not end with what only leads in', () => {
    const lead = [piece(0, 600, 's', `${'x'.repeat(600)} as follows:`), piece(1, 700)];
    expect(joined([lead[0]!], lead)).toEqual([[0, [0, 1]]]);
  });
});
