import { nextTryMs } from './next-try.js';

const DAY_MS = 86_400_000;

describe('the pauses between tries', () => {
  const pauses = (tries: number, random: number) =>
    Array.from({ length: tries - 1 }, (_, index) => nextTryMs(index + 1, tries, DAY_MS, () => random)!);

  it('grow fourfold, from seconds to hours, and fill the time', () => {
    const all = pauses(8, 0);
    expect(all[0]).toBe(15_821);
    all.slice(1).forEach((pause, index) => expect(pause / all[index]!).toBeCloseTo(4, 3));
    expect(all.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(DAY_MS, -2);
  });

  it('vary by up to a fifth', () => {
    expect(pauses(8, 1)[0]).toBe(Math.round(15_821 * 0.8));
  });

  it('end with the last try', () => {
    expect(nextTryMs(8, 8, DAY_MS)).toBeNull();
    expect(nextTryMs(1, 1, DAY_MS)).toBeNull();
    expect(nextTryMs(1, 2, DAY_MS, () => 0)).toBe(DAY_MS);
  });
});
