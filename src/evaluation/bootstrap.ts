import { meanOf } from './metrics.js';

/** Samples drawn for an interval. With twice as many, the ends move by less than half a point of 127 questions. */
export const RESAMPLES = 2000;
/** Share of the samples inside an interval. */
export const CONFIDENCE = 0.95;

/** A mean, and the interval that holds `CONFIDENCE` of the means of samples with as many questions. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile bootstrap (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13).
 *
 * For two rankings of the same questions, give the difference of each question: this is the paired bootstrap.
 *
 * @param values One per question; an empty list gives zeros.
 * @param random From 0 to below 1.
 */
export function bootstrapInterval(
  values: readonly number[],
  random: () => number,
  resamples = RESAMPLES,
): Interval {
  const mean = meanOf(values);
  if (values.length === 0) return { mean, low: mean, high: mean };
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)]!;
    return sum / values.length;
  }).sort();
  const tail = (1 - CONFIDENCE) / 2;
  return { mean, low: means[at(tail, resamples)]!, high: means[at(1 - tail, resamples)]! };
}

function at(share: number, count: number): number {
  return Math.min(count - 1, Math.floor(share * count));
}

/**
 * Random numbers from 0 to below 1 that are the same for the same seed.
 *
 * "mulberry32" by Tommy Ettinger; its low bits are as random as its high ones, unlike those of a linear congruential
 * generator.
 *
 * @param seed A whole number from 0.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
