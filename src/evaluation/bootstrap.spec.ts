import { bootstrapInterval, seededRandom } from './bootstrap.js';

describe('an interval', () => {
  const values = Array.from({ length: 100 }, (_, i) => (i % 4 === 0 ? 1 : 0));

  it('is around the mean, about two standard errors wide on either side', () => {
    const { mean, low, high } = bootstrapInterval(values, seededRandom(7));
    expect(mean).toBe(0.25);
    const standardError = Math.sqrt((0.25 * 0.75) / 100);
    expect(mean - low).toBeGreaterThan(1.5 * standardError);
    expect(mean - low).toBeLessThan(2.5 * standardError);
    expect(high - mean).toBeGreaterThan(1.5 * standardError);
    expect(high - mean).toBeLessThan(2.5 * standardError);
  });

  it('is the same for the same seed, and only for that', () => {
    const by = (seed: number) =>
      bootstrapInterval(
        values.map((v, i) => v + i / 1e6),
        seededRandom(seed),
      );
    expect(by(3)).toEqual(by(3));
    expect(by(3)).not.toEqual(by(4));
  });

  it('of equal values has no width, and of none is zero', () => {
    expect(bootstrapInterval([0.5, 0.5], seededRandom(1))).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(bootstrapInterval([], seededRandom(1))).toEqual({ mean: 0, low: 0, high: 0 });
  });
});

describe('random numbers', () => {
  it('are spread evenly from 0 to below 1', () => {
    const random = seededRandom(11);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 10_000; i++) counts[Math.floor(random() * 10)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
