import { Injectable, Logger } from '@nestjs/common';
import type { ChunkType } from '../book/chunk-type.js';
import type { UserError } from '../errors/errors.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import { ActiveModels, isOfModel } from './active-models.js';
import type { ModelSlot } from './active-models.js';
import { RecentVectors } from './recent-vectors.js';

/** A model that has stored vectors, and the query's vector by it. */
export interface QueryVector {
  readonly modelId: number;
  /** The types of chunks that the model embeds. */
  readonly types: readonly ChunkType[];
  readonly vector: Float32Array;
}

/** A model that is to be searched with before it is active: a comparison shows what a change would bring. */
export type ModelOnTrial = Pick<ModelSlot, 'key' | 'types'>;

/** What people ask repeats itself: the next page, another filter, the same question by another reader. */
const QUERIES_KEPT = 500;
const QUERY_BYTES_KEPT = 4_000_000;

/** Vectors of queries. They are not stored, but kept in memory for a while. */
@Injectable()
export class QueryEmbedding {
  private readonly logger = new Logger(QueryEmbedding.name);
  private readonly recent = new RecentVectors(QUERIES_KEPT, QUERY_BYTES_KEPT);

  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly models: ActiveModels,
  ) {}

  /**
   * One vector for each active model that has vectors of chunks. A model that cannot be used here takes only the chunks
   * of its types away.
   *
   * @param trial Takes the place of the active models for its types.
   * @throws {UserError} when none of them can be used.
   */
  async embed(text: string, trial?: ModelOnTrial): Promise<QueryVector[]> {
    const { active: current } = await this.models.current();
    const active = trial ? withTrial(current, trial) : current;
    const vectors: QueryVector[] = [];
    const unusable: UserError[] = [];
    for (const slot of active) {
      try {
        const modelId = await this.models.idOf(slot);
        if (modelId === null) continue;
        vectors.push({ modelId, types: slot.types, vector: await this.embedBy(slot.key, text) });
      } catch (error) {
        if (!isOfModel(error)) throw error;
        unusable.push(error);
      }
    }
    const [first] = unusable;
    if (first && vectors.length === 0) throw first;
    for (const { message } of unusable) this.logger.warn(`A search left out a model: ${message}`);
    return vectors;
  }

  /** By one model, from memory if it was asked for lately. */
  async embedBy(model: string, text: string): Promise<Float32Array> {
    const { revision, artefactSha256 } = await this.engine.identity(model);
    const key = `${revision} ${artefactSha256} ${text}`;
    const known = this.recent.get(key);
    if (known) return known;
    const vector = await this.engine.embedQuery(model, text);
    this.recent.set(key, vector);
    return vector;
  }
}

function withTrial(active: readonly ModelSlot[], { key, types }: ModelOnTrial): ModelSlot[] {
  const others = active
    .map((slot) => ({ ...slot, types: slot.types.filter((type) => !types.includes(type)) }))
    .filter((slot) => slot.types.length > 0);
  return [...others, { key, types, stored: null }];
}
