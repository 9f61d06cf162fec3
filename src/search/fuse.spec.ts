import { fuse } from './fuse.js';
import type { Evidence } from './fuse.js';

function chunk(
  chunkId: string,
  vector: number | null,
  lexical: number,
  ranks: [number | null, number | null],
) {
  return { chunkId, vector, lexical, vectorRank: ranks[0], lexicalRank: ranks[1] } satisfies Evidence;
}

const near = chunk('near', 0.8, 0, [1, null]);
const named = chunk('named', 0.3, 0.9, [null, 1]);
const both = chunk('both', 0.7, 0.6, [2, 2]);
const idsOf = (weight: number, fusion: 'score' | 'rank') =>
  fuse([near, named, both], weight, fusion).map(({ chunkId }) => chunkId);

describe('what both legs found', () => {
  it('is ordered by the weighted mean of their scores', () => {
    expect(fuse([both], 0.25, 'score')[0]!.score).toBeCloseTo(0.75 * 0.7 + 0.25 * 0.6, 10);
    expect(idsOf(0.4, 'score')).toEqual(['both', 'named', 'near']);
  });

  it('is ordered by one leg where only that counts', () => {
    for (const fusion of ['score', 'rank'] as const) {
      expect(idsOf(0, fusion).slice(0, 2)).toEqual(['near', 'both']);
      expect(idsOf(1, fusion).slice(0, 2)).toEqual(['named', 'both']);
    }
  });

  it('can be ordered by places alone: what both found comes first', () => {
    expect(idsOf(0.33, 'rank')[0]).toBe('both');
    const [first] = fuse([chunk('a', 0.1, 0.1, [1, 1])], 0.33, 'rank');
    expect(first!.score).toBe(1);
  });

  it('has a score without a vector, too', () => {
    expect(fuse([chunk('a', null, 0.5, [null, 1])], 0.2, 'score')[0]!.score).toBeCloseTo(0.1, 10);
  });

  it('has one order, however it came', () => {
    const same = ['c', 'a', 'b'].map((id) => chunk(id, 0.5, 0.5, [1, 1]));
    expect(fuse(same, 0.3, 'score').map(({ chunkId }) => chunkId)).toEqual(['a', 'b', 'c']);
  });
});
