import * as fc from 'fast-check';
import { quantiseColumns, quantiseRows, roundHalfToEven } from './quantise.js';

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.float({ min: -100, max: 100, noNaN: true }), {
        minLength: rows * columns,
        maxLength: rows * columns,
      })
      .map((values) => ({ rows, columns, values: Float32Array.from(values) })),
  )
  // A slice with smaller values has no scale in normal single precision.
  .filter(({ values }) => values.every((value) => value === 0 || Math.abs(value) > 1e-30));

describe('quantising to int8', () => {
  it('keeps every value within half a step of its column', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const { values, scales } = quantiseColumns(matrix);
        matrix.values.forEach((value, index) => {
          const scale = scales[index % matrix.columns]!;
          expect(Math.abs(values[index]! * scale - value)).toBeLessThanOrEqual(scale * 0.50001);
        });
      }),
    );
  });

  it('scales a table by rows', () => {
    const { values, scales } = quantiseRows({
      rows: 2,
      columns: 2,
      values: Float32Array.of(127, -1, 254, 2),
    });
    expect([...scales]).toEqual([1, 2]);
    expect([...values]).toEqual([127, -1, 127, 1]);
  });

  it('scales a product by columns', () => {
    const { values, scales } = quantiseColumns({
      rows: 2,
      columns: 2,
      values: Float32Array.of(127, -1, 254, 127),
    });
    expect([...scales]).toEqual([2, 1]);
    expect([...values]).toEqual([64, -1, 127, 127]);
  });

  it('gives zeros for a column of zeros', () => {
    const { values, scales } = quantiseColumns({ rows: 2, columns: 2, values: Float32Array.of(0, 1, 0, 1) });
    expect([...values]).toEqual([0, 127, 0, 127]);
    expect(scales[0]).toBe(0);
  });

  it.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [-0.5, 0],
    [-1.5, -2],
    [-2.5, -2],
    [2.4999, 2],
    [-2.5001, -3],
  ])('rounds %d to %d', (value, expected) => {
    expect(roundHalfToEven(value) + 0).toBe(expected);
  });
});
