/** A chunk in a list of a subtopic, or of a search. */
export interface ListedChunk {
  readonly chunkId: string;
  readonly score: number;
}

/** The lists from which a context is made. A game about code has them the other way round. */
export interface Lists {
  readonly first: readonly ListedChunk[];
  readonly other: readonly ListedChunk[];
}

export interface LeastScores {
  readonly first: number;
  readonly other: number;
}

/** Most chunks of the list that fits, and of the other one when that has none. */
export const MOST_CHUNKS = 15;
const MOST_OF_OTHER = 7;

/** The chunks for a context, in rank order: those of the first list, or else the best of the other one. */
export function selectChunks({ first, other }: Lists, least: LeastScores): readonly ListedChunk[] {
  const own = first.filter(({ score }) => score >= least.first).slice(0, MOST_CHUNKS);
  return own.length > 0 ? own : other.filter(({ score }) => score >= least.other).slice(0, MOST_OF_OTHER);
}
