/** Unit vectors with the structure of real ones: clusters in a subspace, and noise. */
export interface ClusteredVectors {
  /** A vector of a random cluster. */
  next(): Float32Array;
}

/** Embeddings of prose vary in a few dozen directions, and gather around subjects. */
const CLUSTERS = 500;
const LATENT = 48;
/** Of a coordinate within a cluster, where the distance of the centres is about 1. */
const WITHIN = 0.45;
/** Of every dimension: what does not lie in the subspace. */
const NOISE = 0.02;

/**
 * Random vectors without structure would be all equally far from each other, which an index cannot search and no library
 * contains. These have 500 clusters in 48 of their directions.
 *
 * @param seed The same seed gives the same vectors.
 */
export function clusteredVectors(dimension: number, seed: number): ClusteredVectors {
  const random = uniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const base = Array.from({ length: LATENT }, () =>
    Float32Array.from({ length: dimension }, () => normal() / Math.sqrt(dimension)),
  );
  const centres = Array.from({ length: CLUSTERS }, () => Array.from({ length: LATENT }, normal));
  return {
    next() {
      const centre = centres[Math.floor(random() * CLUSTERS)]!;
      const vector = Float32Array.from({ length: dimension }, () => NOISE * normal());
      for (const [at, direction] of base.entries()) {
        const weight = centre[at]! + WITHIN * normal();
        for (let index = 0; index < dimension; index += 1) vector[index]! += weight * direction[index]!;
      }
      const norm = Math.hypot(...vector);
      return vector.map((value) => value / norm);
    },
  };
}

/** Mulberry32 by Tommy Ettinger (public domain). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
