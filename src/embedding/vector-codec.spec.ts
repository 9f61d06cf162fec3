import { encodeVectors } from './vector-codec.js';

describe('vectors as parameters of a statement', () => {
  it('have the binary layout that array_recv and vector_recv read', () => {
    const bytes = encodeVectors([Float32Array.of(1, -0.5), Float32Array.of(0, 2)], 2);
    const words = Array.from({ length: 5 }, (_, i) => bytes.readInt32BE(i * 4));
    expect(words).toEqual([1, 0, 0, 2, 1]);
    const rows = [20, 36].map((at) => ({
      bytes: bytes.readInt32BE(at),
      dimension: bytes.readInt16BE(at + 4),
      unused: bytes.readInt16BE(at + 6),
      values: [bytes.readFloatBE(at + 8), bytes.readFloatBE(at + 12)],
    }));
    expect(rows).toEqual([
      { bytes: 12, dimension: 2, unused: 0, values: [1, -0.5] },
      { bytes: 12, dimension: 2, unused: 0, values: [0, 2] },
    ]);
    expect(bytes).toHaveLength(52);
  });

  it('without rows are an empty array', () => {
    expect(encodeVectors([], 384)).toHaveLength(20);
  });

  it.each([
    ['another dimension', [1, 2, 3]],
    ['NaN', [1, Number.NaN]],
    ['infinity', [Number.POSITIVE_INFINITY, 0]],
  ])('are refused with %s', (_, values) => {
    expect(() => encodeVectors([Float32Array.of(1, 0), Float32Array.from(values)], 2)).toThrow(RangeError);
  });
});
