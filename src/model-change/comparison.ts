/** How differently two models find. It does not say which of them is better: `figures` may. */
export interface Comparison {
  /** Queries from the library itself: titles of sections and beginnings of chunks. */
  readonly queries: number;
  /** Share of the first ten results of the old model that are among the first ten of the new one: mean and lowest. */
  readonly overlap: number;
  readonly leastOverlap: number;
  /** Share of the queries with the same first result. */
  readonly sameFirst: number;
  readonly figures?: readonly ComparedFigure[];
}

/** A figure of retrieval by both models, for example hit@1 on terms of the library's own indexes. */
export interface ComparedFigure {
  readonly name: string;
  readonly old: number;
  readonly new: number;
}

/** Provide it to add figures of retrieval to the comparison that a change of model shows. */
export abstract class ComparisonFigures {
  /** @param modelIds Ids of the models that searches use now, and of the new one. All have vectors of all chunks. */
  abstract measure(
    modelIds: { readonly old: readonly number[]; readonly new: number },
    signal: AbortSignal,
  ): Promise<readonly ComparedFigure[]>;
}
