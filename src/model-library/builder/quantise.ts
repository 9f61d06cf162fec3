import type { Matrix } from './matrix.js';

/** `value ~ quantised * scale` of its row or column; symmetric, so zero stays exactly zero. */
export interface QuantisedMatrix {
  /** Row-major, from -127 to 127. */
  readonly values: Int8Array;
  /** One for each row or column, in single precision. */
  readonly scales: Float32Array;
}

/** -128 is not used, to keep the range symmetric. */
const LARGEST = 127;

/** One scale per row: for a table whose rows are looked up. */
export function quantiseRows(matrix: Matrix): QuantisedMatrix {
  return quantise(matrix, matrix.rows, (index) => Math.floor(index / matrix.columns));
}

/** One scale per column: for the right side of a matrix product, whose columns are outputs. */
export function quantiseColumns(matrix: Matrix): QuantisedMatrix {
  return quantise(matrix, matrix.columns, (index) => index % matrix.columns);
}

/** A row or column of zeros gets the scale 0. */
function quantise(matrix: Matrix, slices: number, sliceOf: (index: number) => number): QuantisedMatrix {
  const source = matrix.values;
  const largest = new Float32Array(slices);
  for (let index = 0; index < source.length; index++) {
    const slice = sliceOf(index);
    largest[slice] = Math.max(largest[slice]!, Math.abs(source[index]!));
  }
  const scales = largest.map((value) => value / LARGEST);
  const values = new Int8Array(source.length);
  for (let index = 0; index < source.length; index++) {
    const scale = scales[sliceOf(index)]!;
    // Math.fround: the quotient in single precision, as in numpy, so that both round the same way.
    const steps = scale === 0 ? 0 : roundHalfToEven(Math.fround(source[index]! / scale));
    values[index] = Math.max(-LARGEST, Math.min(LARGEST, steps));
  }
  return { values, scales };
}

/** Rounds as IEEE 754 and numpy do: 0.5 to 0, 1.5 to 2, -2.5 to -2. */
export function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}
