import type { QueryKind } from './query-kind.js';

/** What both legs say about a chunk, however it was found. */
export interface Evidence {
  readonly chunkId: string;
  /** Cosine of the query and the chunk, at least 0; null for a chunk without a vector. */
  readonly vector: number | null;
  /** BM25 as a share of the most that the query allows, 0 to 1. */
  readonly lexical: number;
  /** Place in the list of each leg, from 1; null if that leg did not find it. */
  readonly vectorRank: number | null;
  readonly lexicalRank: number | null;
}

export interface Fused extends Evidence {
  /** 0 to 1. */
  readonly score: number;
}

/** `score`: a weighted mean of both legs' scores. `rank`: reciprocal rank fusion, which looks at the places alone. */
export const FUSIONS = ['score', 'rank'] as const;
export type Fusion = (typeof FUSIONS)[number];

/** Which legs answer a query; a leg that does not answer is not run. */
export const LEGS = ['fused', 'vector', 'lexical'] as const;
export type Leg = (typeof LEGS)[number];

/**
 * How much the words of a query count, 0 to 1; the rest is its meaning. Chosen on 127 questions of people and 550 terms
 * of indexes, and confirmed on other books (`docs/decisions/0017-fusion-by-scores.md`).
 */
export const LEXICAL_WEIGHT: Readonly<Record<QueryKind, number>> = {
  sentence: 0.2,
  keywords: 0.33,
  identifier: 0.37,
};

/** From Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009: keeps the first places from deciding alone. */
const RANK_OFFSET = 60;

/**
 * One list of what both legs found, best first; equal scores in the order of the chunks' ids.
 *
 * @param lexicalWeight 0: only vectors count; 1: only words.
 */
export function fuse(evidence: readonly Evidence[], lexicalWeight: number, fusion: Fusion): Fused[] {
  const scoreOf = fusion === 'rank' ? byRank : byScore;
  return evidence
    .map((one) => Object.assign({ score: scoreOf(one, lexicalWeight) }, one))
    .toSorted((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}

function byScore({ vector, lexical }: Evidence, lexicalWeight: number): number {
  return (1 - lexicalWeight) * (vector ?? 0) + lexicalWeight * lexical;
}

/** Scaled so that the first place of both lists gives 1. With one leg, the other has no list. */
function byRank({ vectorRank, lexicalRank }: Evidence, lexicalWeight: number): number {
  const points = (rank: number | null) => (rank === null ? 0 : (RANK_OFFSET + 1) / (RANK_OFFSET + rank));
  if (lexicalWeight === 0) return points(vectorRank);
  if (lexicalWeight === 1) return points(lexicalRank);
  return (points(vectorRank) + points(lexicalRank)) / 2;
}
