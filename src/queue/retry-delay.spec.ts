import { retryDelay } from './retry-delay.js';

describe('the time before the next attempt', () => {
  it('doubles, up to an hour', () => {
    const delays = [1, 2, 3, 20].map((attempt) => retryDelay(attempt, 5000, () => 0));
    expect(delays).toEqual([5000, 10_000, 20_000, 3_600_000]);
  });

  it('varies by up to a fifth', () => {
    expect(retryDelay(1, 5000, () => 1)).toBe(6000);
  });
});
