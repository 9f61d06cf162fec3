import { Injectable } from '@nestjs/common';
import type { ModelOnTrial } from '../search/search-request.js';
import { AskedSearch } from './asked-search.js';
import { evaluate } from './evaluate.js';
import type { AskedQuestion } from './evaluate.js';
import { IndexTerms } from './index-terms.js';
import { figuresOf } from './metrics.js';
import type { Metric } from './metrics.js';

/** A figure of the search with the models that are active, and with the one on trial; 0 to 1. */
export interface TrialFigure {
  readonly name: string;
  readonly old: number;
  readonly new: number;
}

export interface TrialFigures {
  /** Terms that were asked; 0 if no book that was read has an index. */
  readonly terms: number;
  readonly figures: readonly TrialFigure[];
}

/**
 * 120 terms tell two models apart that differ by about eight points of hit@1. More would take the workers away from
 * readers for longer than a minute.
 */
const SAMPLE = { books: 3, read: 8, terms: 40 };

const SHOWN: readonly (readonly [Metric, string])[] = [
  ['hit1', 'hit@1'],
  ['hit5', 'hit@5'],
  ['mrr', 'MRR@10'],
];

/** Tries a model on the library's own index terms before it becomes active. */
@Injectable()
export class ModelTrial {
  constructor(
    private readonly search: AskedSearch,
    private readonly terms: IndexTerms,
  ) {}

  /** @param trial A model that has vectors of all chunks of its types. */
  async measure(trial: ModelOnTrial, signal: AbortSignal): Promise<TrialFigures> {
    const questions = await this.terms.sample(SAMPLE, signal);
    if (questions.length === 0) return { terms: 0, figures: [] };
    const legs = this.search.legs.filter((leg) => leg !== 'lexical');
    const options = { legs, everywhere: false, signal };
    const before = await evaluate(this.search, questions, options);
    const after = await evaluate(this.search, questions, { ...options, trial });
    return { terms: questions.length, figures: legs.flatMap((leg) => figuresBy(leg, before, after)) };
  }
}

function figuresBy(
  leg: string,
  before: readonly AskedQuestion[],
  after: readonly AskedQuestion[],
): TrialFigure[] {
  const of = (asked: readonly AskedQuestion[]) => figuresOf(asked.map(({ judged }) => judged.get(leg)!));
  const [old, next] = [of(before), of(after)];
  return SHOWN.map(([metric, name]) => ({ name: `${leg} ${name}`, old: old[metric], new: next[metric] }));
}
