import fc from 'fast-check';
import { progressLine } from './progress-line.js';

describe('a line of progress', () => {
  const reading = { label: 'reading', done: 45, total: 100, ms: 61_000 };

  it('shows all there is where there is room', () => {
    expect(progressLine(reading, 80)).toBe(
      `reading     ${'█'.repeat(18)}${'░'.repeat(22)}  45% | 45/100 | 1m01s`,
    );
  });

  it('leaves out first what matters least', () => {
    expect(progressLine(reading, 38)).toBe('reading      45% | 45/100 | 1m01s');
    expect(progressLine(reading, 20)).toBe('reading      45%');
    expect(progressLine(reading, 5)).toBe(' 45%');
  });

  it('gives no share of what has no known end', () => {
    expect(progressLine({ ...reading, total: 0 }, 80)).toBe('reading     1m01s');
  });

  it('is never wider than it may be, nor says 100 % before the end', () => {
    const counts = fc.tuple(fc.nat(99_999), fc.nat(99_999));
    fc.assert(
      fc.property(counts, fc.nat(1e7), fc.integer({ min: 1, max: 200 }), ([a, b], ms, width) => {
        const [done, total] = [Math.min(a, b), Math.max(a, b)];
        const line = progressLine({ label: 'embedding', done, total, ms }, width);
        expect(line.length).toBeLessThanOrEqual(width);
        expect(done < total && line.includes('100%')).toBe(false);
      }),
    );
  });
});
