import { UserError } from '../../src/errors/errors.js';

/**
 * Two ways of rounding the same weights to 8 bits agree to 0.985 on average; other pooling or another model agrees
 * less.
 */
const LEAST_MEAN_COSINE = 0.98;
/** Number of texts that are compared. */
const COMPARED = 50;

export interface Agreement {
  readonly mean: number;
  readonly min: number;
}

/**
 * Cosines between the unit vectors of two contenders for the same texts.
 *
 * @throws {UserError} `bench.other_vectors` if they compute different vectors: then their speeds are not comparable.
 */
export function agreement(
  name: string,
  vectors: Float32Array,
  reference: Float32Array,
  count: number,
): Agreement {
  const dimension = reference.length / count;
  if (vectors.length !== reference.length) {
    throw new UserError(
      'bench.other_vectors',
      `${name} gave ${vectors.length} numbers, not ${reference.length}.`,
    );
  }
  const rows = Array.from({ length: Math.min(COMPARED, count) }, (_, index) =>
    Math.floor((index * count) / Math.min(COMPARED, count)),
  );
  const cosines = rows.map((row) => dot(vectors, reference, row * dimension, dimension));
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  if (!(mean >= LEAST_MEAN_COSINE)) {
    const problem = `${name} computes different vectors: their mean cosine is ${mean.toFixed(4)}.`;
    throw new UserError('bench.other_vectors', problem, { hint: 'Export its model files again.' });
  }
  return { mean, min: Math.min(...cosines) };
}

function dot(a: Float32Array, b: Float32Array, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
