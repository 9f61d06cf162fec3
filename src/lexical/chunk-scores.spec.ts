import { ChunkScores } from './chunk-scores.js';
import { PostingListWriter } from './posting-list.js';

const ONE = '11111111-1111-4111-8111-111111111111';
const TWO = '22222222-2222-4222-8222-222222222222';

/** The list of a term as the database gives it. @param books Frequencies by ordinal. */
function lists(books: Readonly<Record<string, readonly number[]>>): Buffer {
  return Buffer.concat(
    Object.entries(books).flatMap(([id, frequencies]) => {
      const ordinals = [...frequencies.keys()].filter((ordinal) => frequencies[ordinal]! > 0);
      const writer = new PostingListWriter();
      writer.add({
        term: 'term',
        ordinals,
        frequencies: ordinals.map((ordinal) => frequencies[ordinal]!),
        lengths: ordinals.map(() => 1),
      });
      const size = Buffer.alloc(4);
      size.writeInt32BE(writer.written.length);
      return [Buffer.from(id.replaceAll('-', ''), 'hex'), size, writer.written];
    }),
  );
}

function scored(...terms: Readonly<Record<string, readonly number[]>>[]): ChunkScores {
  const scores = new ChunkScores();
  for (const books of terms) scores.add({ term: 'term', lists: lists(books) }, (frequency) => frequency);
  return scores;
}

describe('scores of chunks', () => {
  it('are summed over terms, and ordered by score, book and place', () => {
    const scores = scored({ [TWO]: [0, 3, 1], [ONE]: [0, 1] }, { [ONE]: [2, 3], [TWO]: [4] });
    expect(scores.best(10)).toEqual([
      { documentId: ONE, ordinal: 1, score: 4 },
      { documentId: TWO, ordinal: 0, score: 4 },
      { documentId: TWO, ordinal: 1, score: 3 },
      { documentId: ONE, ordinal: 0, score: 2 },
      { documentId: TWO, ordinal: 2, score: 1 },
    ]);
    expect(scores.of(TWO, 0)).toBe(4);
    expect(scores.of(TWO, 7)).toBe(0);
    expect(scores.of('33333333-3333-4333-8333-333333333333', 0)).toBeNull();
  });

  it('bring all chunks that share the lowest score, and no lower ones', () => {
    const scores = scored({ [ONE]: [9, 5, 5, 5, 1, 1], [TWO]: [5, 1] });
    expect(scores.best(2).map(({ score }) => score)).toEqual([9, 5, 5, 5, 5]);
    const same = scored({ [ONE]: Array.from({ length: 1000 }, () => 1) });
    expect(same.best(3).map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('agree with a plain sort', () => {
    const frequencies = Array.from({ length: 5000 }, (_, i) => 1 + ((i * 7919) % 4999));
    const best = scored({ [ONE]: frequencies }).best(100);
    expect(best.slice(0, 100).map(({ score }) => score)).toEqual(
      frequencies.toSorted((a, b) => b - a).slice(0, 100),
    );
  });

  it('can be limited to some chunks', () => {
    const scores = scored({ [ONE]: [1, 2, 3], [TWO]: [4, 5] });
    scores.keep([{ documentId: ONE, ordinals: [0, 2, 900] }]);
    expect(scores.best(10)).toEqual([
      { documentId: ONE, ordinal: 2, score: 3 },
      { documentId: ONE, ordinal: 0, score: 1 },
    ]);
  });

  it('are none without terms', () => {
    expect(new ChunkScores().best(10)).toEqual([]);
  });
});
