import fc from 'fast-check';
import { VectorMemory, strideOf, unitVector } from './vector-memory.js';

/** Numbers between -1 and 1 that depend on the seed alone. */
function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin(seed + i * 1.7));
}

function filled(vectors: readonly Float32Array[], stride: number): Float32Array {
  const all = new Float32Array(vectors.length * stride);
  vectors.forEach((vector, row) => all.set(vector, row * stride));
  return all;
}

describe('vectors in memory', () => {
  it('are multiplied as a loop would do it, whatever their dimension and number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
        fc.nat(1000),
        (dimension, sizes, seed) => {
          const stride = strideOf(dimension);
          const blocks = sizes.map((rows, block) =>
            Array.from({ length: rows }, (_, row) => numbers(dimension, seed + 100 * block + row)),
          );
          const rows = sizes.reduce((sum, size) => sum + size, 0);
          const memory = new VectorMemory(4 * rows * stride, Math.max(...sizes), stride);
          const added = blocks.map((vectors) => memory.add(filled(vectors, stride), stride));
          const query = numbers(dimension, seed + 5000);
          blocks.forEach((vectors, block) => {
            const expected = vectors.map((vector) => vector.reduce((sum, n, i) => sum + n * query[i]!, 0));
            const found = [...memory.multiply(query, added[block]!)];
            expect(found).toHaveLength(vectors.length);
            found.forEach((product, row) => {
              expect(product).toBeCloseTo(expected[row]!, 3);
              expect(memory.multiply(query, added[block]!, row, 1)[0]).toBe(product);
            });
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('can be read back where they are', () => {
    const memory = new VectorMemory(4 * 32, 2, 16);
    const vectors = numbers(32, 3);
    expect(memory.vectorsOf(memory.add(vectors, 16))).toEqual(vectors);
  });
});

describe('a unit vector', () => {
  it('has the length 1, and zeros stay zeros', () => {
    const vector = unitVector(numbers(384, 1));
    expect(vector.reduce((sum, n) => sum + n * n, 0)).toBeCloseTo(1, 5);
    expect([...unitVector(new Float32Array(3))]).toEqual([0, 0, 0]);
  });
});
