import { UserError } from '../../errors/errors.js';

/** Cosines between the vectors of two graphs for the same texts. */
export interface Agreement {
  readonly texts: number;
  readonly mean: number;
  readonly min: number;
}

/**
 * Minimum agreement of an int8 graph with its float32 original.
 *
 * 1200 passages of technical books measure 0.9915 on average, and at worst 0.963. The margin below is for processors
 * whose integer products round differently; a wrong scale or a swapped weight gives far lower values.
 */
export const LEAST_AGREEMENT = { mean: 0.985, min: 0.95 } as const;

/**
 * @param reference Vectors of length 1 (L2), row by row, `dimension` numbers each.
 * @param other     The same number of vectors, for the same texts.
 */
export function agreementOf(reference: Float32Array, other: Float32Array, dimension: number): Agreement {
  if (reference.length === 0 || reference.length !== other.length) throw new RangeError('Row counts differ.');
  const texts = reference.length / dimension;
  let sum = 0;
  let min = 1;
  for (let text = 0; text < texts; text++) {
    let cosine = 0;
    for (let index = text * dimension; index < (text + 1) * dimension; index++) {
      cosine += reference[index]! * other[index]!;
    }
    sum += cosine;
    // Not just Math.min: a graph that gives NaN must not pass.
    min = Number.isNaN(cosine) ? cosine : Math.min(min, cosine);
  }
  return { texts, mean: sum / texts, min };
}

/** @throws {UserError} `model.degraded` if the figures are below `LEAST_AGREEMENT`. */
export function requireAgreement(found: Agreement): void {
  if (found.mean >= LEAST_AGREEMENT.mean && found.min >= LEAST_AGREEMENT.min) return;
  throw new UserError(
    'model.degraded',
    `The vectors of the int8 graph differ too much from those of the float32 one: cosine ${found.mean.toFixed(4)} on average and ` +
      `${found.min.toFixed(4)} at worst over ${found.texts} texts; the minimum is ${LEAST_AGREEMENT.mean} and ` +
      `${LEAST_AGREEMENT.min}.`,
    { hint: 'Check that the checkpoint is complete and belongs to this config.json.' },
  );
}
