import { UserError } from '../../errors/errors.js';

/** Two sentences and their similarity according to people, from 0 to 5. */
export interface RatedPair {
  readonly first: string;
  readonly second: string;
  readonly rating: number;
}

/** Spearman correlations with human ratings on the STS benchmark. */
export interface StsFigures {
  readonly pairs: number;
  readonly float32: number;
  readonly int8: number;
  /** The largest loss of the int8 graph that is acceptable. */
  readonly mostLoss: number;
}

/** The bundled model loses 0.0001 on the development split and 0.002 on the test split. */
const MOST_STS_LOSS = 0.01;

/** With fewer pairs, their order means nothing. */
const FEWEST_PAIRS = 3;

/** The encoder to measure: texts in; vectors of length 1 (L2) out, row by row. */
export interface TextEncoder {
  encode(texts: readonly string[]): Promise<{ readonly vectors: Float32Array }>;
}

/**
 * Reads the STS benchmark as CSV without a header: sentence, sentence, rating.
 *
 * @throws {UserError} `model.benchmark_invalid` with the line that is not such a row, or if there are too few rows.
 */
export function parseRatedPairs(csv: string): RatedPair[] {
  const pairs = csv
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line, index) => {
      const [first, second, rating, ...rest] = splitCsvLine(line);
      const number = Number(rating);
      if (!first || !second || !rating || Number.isNaN(number) || rest.length > 0) {
        const problem = `Row ${index + 1} of the benchmark is not a sentence, a sentence and a rating.`;
        throw new UserError('model.benchmark_invalid', problem);
      }
      return { first, second, rating: number };
    });
  if (pairs.length < FEWEST_PAIRS) {
    throw new UserError(
      'model.benchmark_invalid',
      `The benchmark has ${pairs.length} rows; it needs at least ${FEWEST_PAIRS}.`,
      {
        field: '--sts',
      },
    );
  }
  return pairs;
}

export async function measureSts(
  encoders: { readonly float32: TextEncoder; readonly int8: TextEncoder },
  pairs: readonly RatedPair[],
): Promise<StsFigures> {
  return {
    pairs: pairs.length,
    float32: await ratingCorrelation(encoders.float32, pairs),
    int8: await ratingCorrelation(encoders.int8, pairs),
    mostLoss: MOST_STS_LOSS,
  };
}

/**
 * Splits one line into fields; a quoted field may contain commas and doubled quotes (RFC 4180, without line breaks).
 */
function splitCsvLine(line: string): string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/** Spearman correlation of cosine similarity with the ratings: 1 if both put the pairs in the same order. */
export async function ratingCorrelation(encoder: TextEncoder, pairs: readonly RatedPair[]): Promise<number> {
  const { vectors } = await encoder.encode(pairs.flatMap((pair) => [pair.first, pair.second]));
  const dimension = vectors.length / (pairs.length * 2);
  const cosines = pairs.map((_, pair) => {
    const first = vectors.subarray(pair * 2 * dimension, (pair * 2 + 1) * dimension);
    const second = vectors.subarray((pair * 2 + 1) * dimension, (pair * 2 + 2) * dimension);
    return first.reduce((sum, value, index) => sum + value * second[index]!, 0);
  });
  return spearman(
    cosines,
    pairs.map((pair) => pair.rating),
  );
}

/** Rank correlation of two lists of equal length; equal values get the mean of their ranks. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(ranks(a), ranks(b));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const result = Array.from(values, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    const shared = (start + end - 1) / 2;
    for (const index of order.slice(start, end)) result[index] = shared;
    start = end;
  }
  return result;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  a.forEach((value, index) => {
    const fromA = value - meanA;
    const fromB = b[index]! - meanB;
    product += fromA * fromB;
    squaresA += fromA * fromA;
    squaresB += fromB * fromB;
  });
  return product / Math.sqrt(squaresA * squaresB);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
