import { stageLimit } from './stage-limit.js';

describe('the limit of a stage', () => {
  it.each([
    [0, 600],
    [1, 600],
    [1000, 600],
    [1001, 1200],
    [10_000, 6000],
  ])('of a book of %d pages is %d s where 600 are given', (pages, seconds) => {
    expect(stageLimit(600, pages)).toBe(seconds);
  });
});
