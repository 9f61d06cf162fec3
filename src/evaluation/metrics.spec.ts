import { figuresOf, judge } from './metrics.js';

const on = (pageFirst: number, pageLast = pageFirst) => ({ pageFirst, pageLast });

describe('a ranking', () => {
  const wanted = new Map([
    [5, 2],
    [9, 1],
  ]);

  it('is perfect when the best pages come first', () => {
    expect(judge(wanted, [on(5), on(9)])).toEqual({ rank: 1, ndcg: 1 });
  });

  it('loses by what comes before, as nDCG with gains of 2^grade - 1 says', () => {
    const { rank, ndcg } = judge(wanted, [on(1), on(9), on(4, 6)]);
    expect(rank).toBe(2);
    expect(ndcg).toBeCloseTo((1 / Math.log2(3) + 3 / Math.log2(4)) / (3 + 1 / Math.log2(3)), 10);
  });

  it('gains nothing by a page twice, nor more than one page by a long result', () => {
    expect(judge(wanted, [on(5), on(5)]).ndcg).toBe(judge(wanted, [on(5)]).ndcg);
    expect(judge(wanted, [on(1, 20)]).ndcg).toBe(judge(wanted, [on(5)]).ndcg);
    expect(judge(wanted, [on(1, 20), on(9)]).ndcg).toBe(judge(wanted, [on(5)]).ndcg);
  });

  it('gives a rank to results from other books', () => {
    expect(judge(wanted, [null, null, on(5)]).rank).toBe(3);
  });

  it('that has no such page is a miss; one below rank ten counts for neither MRR nor nDCG', () => {
    expect(judge(wanted, [on(1)])).toEqual({ rank: Infinity, ndcg: 0 });
    const late = judge(wanted, [...Array.from({ length: 10 }, () => null), on(5)]);
    expect(late).toEqual({ rank: 11, ndcg: 0 });
    expect(figuresOf([late])).toEqual({ questions: 1, hit1: 0, hit5: 0, hit10: 0, mrr: 0, ndcg: 0 });
  });
});

describe('the figures', () => {
  it('are means over the questions', () => {
    const judged = [1, 2, 6, Infinity].map((rank) => ({ rank, ndcg: rank === 1 ? 1 : 0 }));
    expect(figuresOf(judged)).toEqual({
      questions: 4,
      hit1: 0.25,
      hit5: 0.5,
      hit10: 0.75,
      mrr: (1 + 1 / 2 + 1 / 6) / 4,
      ndcg: 0.25,
    });
  });

  it('of no questions are zero', () => {
    expect(figuresOf([])).toEqual({ questions: 0, hit1: 0, hit5: 0, hit10: 0, mrr: 0, ndcg: 0 });
  });
});
