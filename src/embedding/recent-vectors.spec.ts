import { RecentVectors } from './recent-vectors.js';

describe('vectors of recent texts', () => {
  it('are kept up to a number, and the one used longest ago is forgotten first', () => {
    const recent = new RecentVectors(2, 1000);
    recent.set('a', Float32Array.of(1));
    recent.set('b', Float32Array.of(2));
    expect(recent.get('a')).toEqual(Float32Array.of(1));
    recent.set('c', Float32Array.of(3));
    expect(['a', 'b', 'c'].map((key) => recent.get(key)?.[0] ?? null)).toEqual([1, null, 3]);
  });

  it('are kept up to their memory, texts included', () => {
    const recent = new RecentVectors(100, 40);
    recent.set('long'.repeat(3), Float32Array.of(1));
    recent.set('x', Float32Array.of(2, 3));
    expect(recent.get('long'.repeat(3))).not.toBeNull();
    recent.set('y', Float32Array.of(4));
    expect(recent.get('x')).toBeNull();
    recent.set('far too long to be kept, with its vector', Float32Array.of(5));
    expect(['y', 'far too long to be kept, with its vector'].map((key) => recent.get(key))).toEqual([
      null,
      null,
    ]);
  });

  it('replace that of the same text without counting it twice', () => {
    const recent = new RecentVectors(100, 12);
    for (let value = 0; value < 9; value += 1) recent.set('a', Float32Array.of(value, value));
    expect(recent.get('a')).toEqual(Float32Array.of(8, 8));
  });
});
