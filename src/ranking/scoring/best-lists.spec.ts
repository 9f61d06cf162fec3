import fc from 'fast-check';
import { BestLists } from './best-lists.js';

describe('the best rows', () => {
  it('are those of a whole sort, whatever the blocks; of equal scores the earlier row comes first', () => {
    const table = fc.record({
      scores: fc.array(fc.integer({ min: -4, max: 8 }), { maxLength: 60 }),
      block: fc.integer({ min: 1, max: 20 }),
      length: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(table, ({ scores, block, length }) => {
        const rows = scores.map((score) => Math.fround(score / 8));
        const lists = new BestLists(2, length, 0.125);
        for (let first = 0; first < rows.length; first += block) {
          const part = rows.slice(first, first + block);
          lists.add(Float32Array.from([...part, ...part.map((score) => -score)]), part.length, first);
        }
        const best = (sign: number) =>
          rows
            .map((score, row) => ({ row, score: sign * score }))
            .filter(({ score }) => score >= 0.125)
            .toSorted((a, b) => b.score - a.score || a.row - b.row)
            .slice(0, length);
        [1, -1].forEach((sign, query) => {
          const found = lists.of(query);
          expect([...found.rows].map((row, at) => ({ row, score: found.scores[at] }))).toEqual(best(sign));
        });
      }),
    );
  });

  it('never contain a score that is no number', () => {
    const lists = new BestLists(1, 3, 0);
    lists.add(Float32Array.of(Number.NaN, 0.5), 2, 0);
    expect([...lists.of(0).rows]).toEqual([1]);
  });
});
