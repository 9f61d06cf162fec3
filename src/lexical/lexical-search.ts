import { Injectable } from '@nestjs/common';
import type { ChunkFilter } from '../content/chunk-filter.js';
import { highlightsOf } from './highlights.js';
import type { Highlight } from './highlights.js';
import { K1, inverseFrequency, saturation } from './bm25.js';
import type { Statistics } from './bm25.js';
import { chunkTerms } from './chunk-terms.js';
import type { IndexedChunk } from './chunk-terms.js';
import { LexicalConfig } from './lexical.config.js';
import { LexicalSearchRepository } from './lexical-search.repository.js';
import type { AskedTerm, ScoredChunk, TermStatistics } from './lexical-search.repository.js';
import { queryTerms } from './query-terms.js';
import type { QueryTerm } from './query-terms.js';
import { Vocabulary } from './vocabulary.js';

export type { ScoredChunk } from './lexical-search.repository.js';

/** A query by words, with what the library says about its terms. */
export interface LexicalQuery {
  /** Those that the library has, rarest first. */
  readonly terms: readonly AskedTerm[];
  /** Those by which chunks are found; the others only add to the scores of what was found. */
  readonly searched: readonly AskedTerm[];
  /** Those that no chunk of the library has. */
  readonly unknown: readonly string[];
  /** The score that no chunk can exceed. */
  readonly best: number;
  readonly statistics: Statistics;
}

/** A long text as a query is known by its rarest terms; more of them change little and cost time. */
const MOST_TERMS = 32;
/**
 * Terms in more chunks than this share of the library, and than this number, find nothing that rarer ones would not:
 * reading their lists would take most of the time of a search.
 */
const COMMON_SHARE = 0.1;
const COMMON_CHUNKS = 2000;

/** The lexical leg: finds and scores chunks by the words and names that they have in common with a query (BM25). */
@Injectable()
export class LexicalSearch {
  constructor(
    private readonly repository: LexicalSearchRepository,
    private readonly vocabulary: Vocabulary,
    private readonly config: LexicalConfig,
  ) {}

  async ask(query: string): Promise<LexicalQuery> {
    const asked = queryTerms(query, { stem: this.config.stems });
    return known(asked, await this.repository.statistics(asked.map(({ term }) => term)));
  }

  /** For a query that is being typed: its last word may be unfinished, and words that the library lacks are corrected. */
  async askTyping(query: string): Promise<LexicalQuery> {
    const asked = queryTerms(query, { stem: this.config.stems });
    const statistics = await this.repository.statistics(asked.map(({ term }) => term));
    const unfinished = this.unfinishedTerms(query);
    const completed: QueryTerm[] = [];
    for (const { term, weight } of asked) {
      const endings = unfinished.has(term) ? await this.vocabulary.endingsOf(term) : [];
      const words = endings.length > 0 ? endings : [await this.wordFor(term, statistics)];
      completed.push(...words.map((word) => ({ term: word, weight })));
    }
    return known(completed, await this.repository.statistics(completed.map(({ term }) => term)));
  }

  /** The best chunks, best first; equal scores in the order of the documents and of reading. */
  async search(query: LexicalQuery, filter: ChunkFilter, limit: number): Promise<ScoredChunk[]> {
    if (query.searched.length === 0) return [];
    return this.repository.search(query.searched, query.statistics, filter, limit);
  }

  /** The whole score of any chunk, however it was found. */
  score(query: LexicalQuery, chunk: IndexedChunk): number {
    const { frequencies, length } = chunkTerms(chunk, { stem: this.config.stems });
    return query.terms.reduce((sum, { term, worth }) => {
      const frequency = frequencies.get(term);
      return frequency ? sum + worth * saturation(frequency, length, query.statistics) : sum;
    }, 0);
  }

  /** The last word, and the last part of it if it is a name: `getUs` may become `getUserById`, or a name with `user`. */
  private unfinishedTerms(query: string): ReadonlySet<string> {
    const lastWord = /\S+$/u.exec(query)?.[0] ?? '';
    const terms = queryTerms(lastWord, { stem: this.config.stems }).map(({ term }) => term);
    return new Set(terms.length > 0 ? [terms[0]!, terms.at(-1)!] : []);
  }

  private async wordFor(term: string, { withTerm }: TermStatistics): Promise<string> {
    return withTerm.has(term) ? term : ((await this.vocabulary.correctionOf(term)) ?? term);
  }

  /** Where a text has the words of a query. */
  highlights(query: LexicalQuery, text: string): Highlight[] {
    return highlightsOf(text, new Set(query.terms.map(({ term }) => term)), { stem: this.config.stems });
  }
}

/** The terms of a query that the library has, rarest first. */
function known(asked: readonly QueryTerm[], statistics: TermStatistics): LexicalQuery {
  const terms = asked
    .filter(({ term }) => statistics.withTerm.has(term))
    .map((term) => ({
      ...term,
      worth: worthOf(term, statistics),
      chunks: statistics.withTerm.get(term.term)!,
    }))
    .toSorted((a, b) => a.chunks - b.chunks || b.weight - a.weight)
    .slice(0, MOST_TERMS);
  const common = Math.max(COMMON_CHUNKS, statistics.chunks * COMMON_SHARE);
  const rare = terms.filter(({ chunks }) => chunks <= common);
  return {
    terms,
    searched: rare.length > 0 ? rare : terms.slice(0, 1),
    unknown: asked.filter(({ term }) => !statistics.withTerm.has(term)).map(({ term }) => term),
    best: terms.reduce((sum, { worth }) => sum + worth * (K1 + 1), 0),
    statistics,
  };
}

function worthOf({ term, weight }: QueryTerm, statistics: TermStatistics): number {
  return weight * inverseFrequency(statistics.withTerm.get(term) ?? 0, statistics);
}
