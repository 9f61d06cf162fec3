/** A chunk in a list of a subtopic. */
export interface ListedChunk {
  readonly chunkId: string;
  readonly score: number;
}

/** The two lists of a subtopic, best first. */
export interface SubtopicRankings {
  readonly topic: string;
  readonly subtopic: string;
  readonly concept: readonly ListedChunk[];
  readonly code: readonly ListedChunk[];
}

/** Reads what the library ranks for a subtopic. */
export abstract class SubtopicLists {
  /** @returns Null when there is no such subtopic. */
  abstract listsOf(subtopicId: string): Promise<SubtopicRankings | null>;
}
