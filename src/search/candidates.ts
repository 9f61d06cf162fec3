import { Injectable } from '@nestjs/common';
import type { ChunkType } from '../book/chunk-type.js';
import type { ChunkFilter } from '../content/chunk-filter.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import type { ModelOnTrial, SlotVector } from '../embedding/embedding.service.js';
import { LexicalSearch } from '../lexical/lexical-search.js';
import type { LexicalHits, LexicalQuery } from '../lexical/lexical-search.js';
import { METRICS } from '../telemetry/metrics.js';
import { timed } from '../telemetry/recording.js';
import type { Evidence, Leg } from './fuse.js';
import type { SearchRequest } from './search-request.js';
import type { FoundChunk } from './search.repository.js';
import type { SearchSource } from './search-source.js';

/** Chunks that each leg brings: enough for fifty passages, as a passage has about two of them. */
const FROM_EACH_LEG = 100;

/** What the legs found for a query. */
export interface Candidates {
  readonly chunks: ReadonlyMap<string, FoundChunk>;
  readonly evidence: readonly Evidence[];
  /** Null if words were not searched. */
  readonly lexical: LexicalQuery | null;
  /** How the vectors were searched, for each model; empty if they were not. */
  readonly vectorSearches: readonly VectorSearch[];
}

export interface VectorSearch {
  readonly modelId: number;
  /** Key of the model. */
  readonly model: string;
  /** Types of the chunks that it was searched for. */
  readonly types: readonly ChunkType[];
  readonly by: 'hnsw' | 'exact';
}

interface Ranked {
  readonly chunkId: string;
  readonly score: number;
}

interface VectorList {
  readonly found: readonly Ranked[];
  readonly vectors: readonly SlotVector[];
  readonly searches: readonly VectorSearch[];
  /** By model: what a cosine is multiplied with. */
  readonly scale: ReadonlyMap<number, number>;
}

const NO_VECTORS: VectorList = { found: [], vectors: [], searches: [], scale: new Map() };

const NO_SCORES: ReadonlyMap<string, number> = new Map();

/** Runs the legs of a search, and has every chunk that one of them found scored by both. */
@Injectable()
export class CandidateSearch {
  constructor(
    private readonly embedding: EmbeddingService,
    private readonly lexical: LexicalSearch,
  ) {}

  /** @param how As in a `SearchRequest`. */
  async find(
    query: string,
    filter: ChunkFilter,
    leg: Leg,
    source: SearchSource,
    { typing = false, trial }: Pick<SearchRequest, 'typing' | 'trial'> = {},
  ): Promise<Candidates> {
    const [byVector, byWords] = await Promise.all([
      leg === 'lexical'
        ? NO_VECTORS
        : timed(METRICS.searches, { leg: 'vector' }, () => this.byVector(query, filter, source, trial)),
      leg === 'vector'
        ? null
        : timed(METRICS.searches, { leg: 'lexical' }, () => this.byWords(query, filter, source, typing)),
    ]);
    const words = byWords?.hits.chunks ?? [];
    const ids = [...new Set([...byVector.found, ...words].map(({ chunkId }) => chunkId))];
    const found = Promise.resolve(source.texts.chunks(ids));
    const [rows, cosines, lexicalScores] = await Promise.all([
      found,
      vectorScores(byVector, words, source),
      byWords ? found.then((chunks) => this.lexical.scores(byWords.asked, chunks, byWords.hits)) : NO_SCORES,
    ]);
    const chunks = new Map(rows.map((row) => [row.chunkId, row]));
    const vectorRanks = ranksOf(byVector.found);
    const lexicalRanks = ranksOf(words);
    const evidence = rows.map((chunk) => ({
      chunkId: chunk.chunkId,
      vector: cosines.get(chunk.chunkId) ?? null,
      lexical: byWords ? shareOf(byWords.asked, lexicalScores.get(chunk.chunkId) ?? 0) : 0,
      vectorRank: vectorRanks.get(chunk.chunkId) ?? null,
      lexicalRank: lexicalRanks.get(chunk.chunkId) ?? null,
    }));
    return { chunks, evidence, lexical: byWords?.asked ?? null, vectorSearches: byVector.searches };
  }

  private async byWords(
    query: string,
    filter: ChunkFilter,
    { words }: SearchSource,
    typing: boolean,
  ): Promise<{ readonly asked: LexicalQuery; readonly hits: LexicalHits }> {
    const asked = await (typing ? this.lexical.askTyping(query, words) : this.lexical.ask(query, words));
    return { asked, hits: await this.lexical.search(asked, filter, FROM_EACH_LEG) };
  }

  /** Cosines of different models are not comparable: each model's are scaled so that its best chunk counts the same. */
  private async byVector(
    query: string,
    filter: ChunkFilter,
    source: SearchSource,
    trial?: ModelOnTrial,
  ): Promise<VectorList> {
    const vectors = await timed(METRICS.searches, { leg: 'query' }, () =>
      this.embedding.embedQuery(query, { trial, active: source.activeModels }),
    );
    const lists = await Promise.all(
      vectors.map(async (vector) => source.vectors.nearest(vector, filter, FROM_EACH_LEG)),
    );
    const bests = lists.map(({ chunks }) => Math.max(0, chunks[0]?.cosine ?? 0));
    const best = Math.max(0, ...bests);
    const scale = new Map(
      vectors.map(({ modelId }, i) => [modelId, bests[i]! > 0 ? best / bests[i]! : 1] as const),
    );
    const found = lists
      .flatMap(({ chunks }, i) =>
        chunks.map(({ chunkId, cosine }) => ({
          chunkId,
          score: scaled(cosine, scale.get(vectors[i]!.modelId)),
        })),
      )
      .toSorted((a, b) => b.score - a.score);
    const searches = vectors.map(({ modelId, model, types }, i) => ({
      modelId,
      model,
      types,
      by: lists[i]!.by,
    }));
    return { found, vectors, searches, scale };
  }
}

/** Of the chunks that either leg found. */
async function vectorScores(
  list: VectorList,
  words: readonly Ranked[],
  source: SearchSource,
): Promise<Map<string, number>> {
  const scores = new Map(list.found.map(({ chunkId, score }) => [chunkId, score]));
  const lacking = words.map(({ chunkId }) => chunkId).filter((id) => !scores.has(id));
  for (const vector of list.vectors) {
    for (const [chunkId, cosine] of await source.vectors.cosines(vector, lacking)) {
      scores.set(chunkId, scaled(cosine, list.scale.get(vector.modelId)));
    }
  }
  return scores;
}

/** As a share of the most that the query allows. */
function shareOf({ best }: LexicalQuery, score: number): number {
  return best === 0 ? 0 : Math.min(1, score / best);
}

function scaled(cosine: number, scale = 1): number {
  return Math.min(1, Math.max(0, cosine) * scale);
}

function ranksOf(list: readonly Ranked[]): Map<string, number> {
  return new Map(list.map(({ chunkId }, index) => [chunkId, index + 1]));
}
