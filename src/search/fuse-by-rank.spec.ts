import { fuseByRank } from './fuse-by-rank.js';
import type { FoundChunk } from './search.repository.js';

/** Only the score matters; the name identifies the chunk. */
function found(chunkId: string, score: number): FoundChunk {
  const place = { documentId: 'd', title: 't', sectionPath: [], pageFirst: 1, pageLast: 1 };
  return { chunkId, score, ...place, type: 'concept', text: '' };
}

const idsOf = (lists: readonly (readonly FoundChunk[])[]) => fuseByRank(lists).map(({ chunkId }) => chunkId);

describe('several lists as one', () => {
  it('are ordered by rank, because their scores cannot be compared', () => {
    const low = [found('a1', 0.4), found('a2', 0.3), found('a3', 0.2)];
    const high = [found('b1', 0.9), found('b2', 0.89)];
    expect(idsOf([low, high])).toEqual(['b1', 'a1', 'b2', 'a2', 'a3']);
  });

  it('keep a single list as it is', () => {
    expect(idsOf([[found('x', 0.1), found('y', 0.9)]])).toEqual(['x', 'y']);
  });

  it('are empty if there are no results', () => {
    expect(idsOf([])).toEqual([]);
    expect(idsOf([[], []])).toEqual([]);
    expect(idsOf([[], [found('only', 0.5)]])).toEqual(['only']);
  });

  it('put the higher score first if the ranks are equal, for any order of the lists', () => {
    const [one, other] = [[found('one', 0.3)], [found('other', 0.7)]];
    expect(idsOf([one, other])).toEqual(['other', 'one']);
    expect(idsOf([other, one])).toEqual(['other', 'one']);
  });
});
