import { Injectable } from '@nestjs/common';
import { isNarrowing } from '../content/chunk-filter.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import { Highlighter } from './highlights.js';
import { K1, inverseFrequency, saturation } from './bm25.js';
import type { Statistics } from './bm25.js';
import { ChunkScores } from './chunk-scores.js';
import type { PlacedScore } from './chunk-scores.js';
import { STEP, chunkTerms } from './chunk-terms.js';
import type { IndexedChunk } from './chunk-terms.js';
import { LexicalConfig } from './lexical.config.js';
import { LexicalSearchRepository } from './lexical-search.repository.js';
import type { AskedTerm, ScoredChunk, TermStatistics } from './lexical-search.repository.js';
import type { LexicalSource } from './lexical-source.js';
import { queryTerms } from './query-terms.js';
import type { QueryTerm } from './query-terms.js';
import { Vocabulary } from './vocabulary.js';

export type { PlacedScore } from './chunk-scores.js';
export type { ScoredChunk } from './lexical-search.repository.js';

/** A query by words, with what the library says about its terms. */
export interface LexicalQuery {
  readonly source: LexicalSource;
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

/** As many places as a filter may allow are read before the scores; a wider one is applied to the best chunks. */
const FEW_CHUNKS = 12_000;
/** Of the best chunks, a wide filter forbids most but not nearly all: so many times more are looked at, then again. */
const FORBIDDEN = 6;

/** Lists that are read for a quotation: so many of the rarest terms, and more up to so many chunks in all. */
const FEWEST_LISTS = 3;
const LISTED_CHUNKS = 3000;
/**
 * A chunk with less than this share of what the best one has of a quotation holds no part of it: of a quotation over
 * a border, one side has half.
 */
const LEAST_SHARE = 0.4;

/** A chunk with its place in a book. */
export interface PlacedChunk extends IndexedChunk {
  readonly chunkId: string;
  readonly documentId: string;
  /** Position in reading order, from 0. */
  readonly ordinal: number;
}

/** What a search by words found. */
export interface LexicalHits {
  /** Best first; equal scores in the order of the documents and of reading. */
  readonly chunks: readonly ScoredChunk[];
  /** The scores by the terms that were searched, of every chunk that the filter allows. */
  readonly scores: ChunkScores;
}

/** The lexical leg: finds and scores chunks by the words and names that they have in common with a query (BM25). */
@Injectable()
export class LexicalSearch {
  constructor(
    private readonly repository: LexicalSearchRepository,
    private readonly vocabulary: Vocabulary,
    private readonly config: LexicalConfig,
  ) {}

  /** The lists in the database. */
  get stored(): LexicalSource {
    return this.repository;
  }

  /** @param source The search and the scores of the query use it, too. */
  async ask(query: string, source: LexicalSource = this.repository): Promise<LexicalQuery> {
    const asked = queryTerms(query, { stem: this.config.stems });
    return known(asked, source, await source.statistics(asked.map(({ term }) => term)));
  }

  /** For a query that is being typed: its last word may be unfinished, and words that the library lacks are corrected. */
  async askTyping(query: string, source: LexicalSource = this.repository): Promise<LexicalQuery> {
    const asked = queryTerms(query, { stem: this.config.stems });
    const statistics = await source.statistics(asked.map(({ term }) => term));
    const unfinished = this.unfinishedTerms(query);
    const completed: QueryTerm[] = [];
    for (const { term, weight } of asked) {
      const endings = unfinished.has(term) ? await this.vocabulary.endingsOf(term) : [];
      const words = endings.length > 0 ? endings : [await this.wordFor(term, statistics)];
      completed.push(...words.map((word) => ({ term: word, weight })));
    }
    return known(completed, source, await source.statistics(completed.map(({ term }) => term)));
  }

  /** The best chunks that a filter allows. */
  async search(query: LexicalQuery, filter: ChunkFilter, limit: number): Promise<LexicalHits> {
    if (query.searched.length === 0) return { chunks: [], scores: new ChunkScores() };
    // The lists are those of the wanted books anyway.
    const narrows = isNarrowing({ ...filter, documents: [] });
    const [scores, places] = await Promise.all([
      this.scoresIn(query, query.searched, filter.documents ?? []),
      narrows ? query.source.allowedPlaces(filter, FEW_CHUNKS) : null,
    ]);
    if (places) scores.keep(places);
    for (let wanted = narrows && !places ? FORBIDDEN * limit : limit; ; wanted *= FORBIDDEN) {
      const best = scores.best(wanted);
      const chunks = await query.source.allowedAmong(best, filter, limit);
      if (chunks.length === limit || best.length < wanted) return { chunks, scores };
    }
  }

  /**
   * The chunks that have most of the terms, best first. How often a chunk has a term does not matter: one that holds
   * the text they were taken from has them all.
   *
   * @param terms Rarest first.
   */
  async withMost(
    terms: readonly AskedTerm[],
    documents: readonly string[],
    most: number,
  ): Promise<PlacedScore[]> {
    const lists = await this.repository.firstLists(
      terms.map(({ term }) => term),
      documents,
      { least: FEWEST_LISTS, most: LISTED_CHUNKS },
    );
    const listOf = new Map(lists.map((list) => [list.term, list]));
    const scores = new ChunkScores();
    // In the order of the terms, so that equal sums are equal numbers.
    for (const { term, worth } of terms) {
      const list = listOf.get(term);
      if (list) scores.add(list, () => worth);
    }
    const best = scores.best(most).slice(0, most);
    return best.filter(({ score }) => score >= LEAST_SHARE * best[0]!.score);
  }

  /**
   * The whole scores of chunks that the filter of a search allows, however they were found.
   *
   * @param hits Of the search: where all terms were searched, its scores are whole already.
   * @returns By the chunks' ids.
   */
  async scores(
    query: LexicalQuery,
    chunks: readonly PlacedChunk[],
    hits: LexicalHits,
  ): Promise<Map<string, number>> {
    if (query.terms.length === 0 || chunks.length === 0) return new Map();
    const areWhole = query.searched.length === query.terms.length;
    const books = [...new Set(chunks.map(({ documentId }) => documentId))];
    const scores = areWhole ? hits.scores : await this.scoresIn(query, query.terms, books);
    return new Map(
      chunks.map((chunk) => [
        chunk.chunkId,
        // A book without any of the terms may have no index yet.
        scores.of(chunk.documentId, chunk.ordinal) ?? this.score(query, chunk),
      ]),
    );
  }

  /** The whole score of a chunk, from its text. */
  score(query: LexicalQuery, chunk: IndexedChunk): number {
    const { frequencies, length } = chunkTerms(chunk, { stem: this.config.stems });
    return query.terms.reduce((sum, { term, worth }) => {
      const frequency = frequencies.get(term);
      return frequency ? sum + worth * saturation(frequency, length, query.statistics) : sum;
    }, 0);
  }

  private async scoresIn(
    { statistics, source }: LexicalQuery,
    terms: readonly AskedTerm[],
    documents: readonly string[],
  ): Promise<ChunkScores> {
    // While a query is typed, two of its words may become the same.
    const worths = new Map<string, number>();
    for (const { term, worth } of terms) worths.set(term, (worths.get(term) ?? 0) + worth);
    const scores = new ChunkScores();
    for (const found of await source.lists([...worths.keys()], documents)) {
      const worth = worths.get(found.term)!;
      scores.add(
        found,
        (frequency, length) => worth * saturation(frequency * STEP, length * STEP, statistics),
      );
    }
    return scores;
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

  /** Finds the words of a query in texts. */
  highlighter({ terms }: LexicalQuery): Highlighter {
    return new Highlighter(new Set(terms.map(({ term }) => term)), { stem: this.config.stems });
  }

  /** Finds the words of a query as it is written; nothing is searched. */
  marker(query: string): Highlighter {
    const options = { stem: this.config.stems };
    return new Highlighter(new Set(queryTerms(query, options).map(({ term }) => term)), options);
  }
}

/** The terms of a query that the library has, rarest first. */
function known(asked: readonly QueryTerm[], source: LexicalSource, statistics: TermStatistics): LexicalQuery {
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
    source,
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
