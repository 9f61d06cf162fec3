import { groupLines } from './line-groups.js';
import type { Segment } from './segments.js';

let made = 0;
const segment = (left: number, y: number, length: number, size = 10): Segment => {
  const from = made;
  made += length;
  return { from, to: made, y, size, left, right: left + length * size * 0.5 };
};
const texts = [710, 696, 682].map((y) => segment(100, y, 60));
const below = segment(72, 668, 66);
const starts = (segments: readonly Segment[]) =>
  groupLines(segments).map((line) => line.segments.map(({ left, y }) => `${left},${y}`));

describe('a letter that is several lines high', () => {
  it('begins the first of the lines beside it', () => {
    const cap = segment(72, 682, 1, 44);
    expect(starts([cap, ...texts, below])).toEqual([
      ['72,682', '100,710'],
      ['100,696'],
      ['100,682'],
      ['72,668'],
    ]);
  });

  it('stays alone when one line or none is beside it', () => {
    const number = segment(72, 682, 1, 44);
    expect(starts([number, below])).toEqual([['72,682'], ['72,668']]);
  });
});
