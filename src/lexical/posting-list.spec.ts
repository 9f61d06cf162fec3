import { PostingListWriter, eachPosting } from './posting-list.js';
import type { Posting } from './postings.js';

function posting(entries: readonly (readonly [number, number, number])[]): Posting {
  return {
    term: 'term',
    ordinals: entries.map(([ordinal]) => ordinal),
    frequencies: entries.map(([, frequency]) => frequency),
    lengths: entries.map(([, , length]) => length),
  };
}

function read(bytes: Uint8Array, from: number, to: number): (readonly number[])[] {
  const entries: number[][] = [];
  eachPosting(bytes, from, to, (...entry) => entries.push(entry));
  return entries;
}

describe('a stored list of chunks', () => {
  it('is read as it was written, one after the other', () => {
    const first = [
      [0, 1, 127],
      [1, 128, 16_383],
      [130, 16_384, 2_097_151],
      [200_000_000, 4, 2_097_152],
    ] as const;
    const second = [[5, 2, 3]] as const;
    const writer = new PostingListWriter();
    const sizes = [first, second].map((entries) => writer.add(posting(entries)));
    expect(read(writer.written, 0, sizes[0]!)).toEqual(first);
    expect(read(writer.written, sizes[0]!, sizes[0]! + sizes[1]!)).toEqual(second);
    expect(writer.written).toHaveLength(sizes[0]! + sizes[1]!);
  });

  it('has three bytes for a usual chunk, and any length', () => {
    const entries = Array.from({ length: 50_000 }, (_, ordinal) => [2 * ordinal, 4, 100] as const);
    const writer = new PostingListWriter();
    expect(writer.add(posting(entries))).toBe(3 * entries.length);
    expect(read(writer.written, 0, writer.written.length)).toEqual(entries);
  });
});
