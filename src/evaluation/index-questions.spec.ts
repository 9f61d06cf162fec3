import { indexQuestions } from './index-questions.js';

function entry(term: string, pages: readonly number[]) {
  return { term, path: [term], part: 0, pages, references: [], see: [], seeAlso: [], confidence: null };
}

describe('the questions of a printed index', () => {
  it('have the pages that the author names, without those that list every term', () => {
    const entries = [entry('loop', [3, 40]), entry('only listed', [2]), entry('see only', [])];
    expect(indexQuestions({ entries }, new Set([2, 40]), 10)).toEqual([{ term: 'loop', pages: [3] }]);
  });

  it('are taken at equal distances when there are too many', () => {
    const entries = Array.from({ length: 10 }, (_, i) => entry(`t${i}`, [1]));
    const terms = indexQuestions({ entries }, new Set(), 4).map(({ term }) => term);
    expect(terms).toEqual(['t0', 't2', 't5', 't7']);
  });
});
