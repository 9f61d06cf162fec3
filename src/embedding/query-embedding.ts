import { Injectable, Logger } from '@nestjs/common';
import { CHUNK_TYPES } from '../book/chunk-type.js';
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

/** The vector of a query by a model that a search uses. */
export interface SlotVector extends QueryVector {
  /** Key of the model. */
  readonly model: string;
}

/** A model that is to be searched with although it is not active: a comparison shows what a change would bring. */
export type ModelOnTrial = Pick<ModelSlot, 'key' | 'types'>;

/** The models by which a query gets vectors. */
export interface ModelsOfQuery {
  /** Takes the place of the active models for its types. */
  readonly trial?: ModelOnTrial;
  /** The active models, if the caller knows them. */
  readonly active?: readonly ModelSlot[] | null;
}

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
   * @throws {UserError} when none of them can be used, or the one on trial cannot: without it, nothing is tried.
   */
  async embed(text: string, { trial, active: known }: ModelsOfQuery = {}): Promise<SlotVector[]> {
    const current = known ?? (await this.models.current()).active;
    const active = trial ? withTrial(current, trial) : current;
    const vectors: SlotVector[] = [];
    const unusable: UserError[] = [];
    for (const slot of active) {
      try {
        const modelId = await this.models.idOf(slot);
        if (modelId === null) continue;
        const vector = await this.embedBy(slot.key, text);
        vectors.push({ modelId, model: slot.key, types: slot.types, vector });
      } catch (error) {
        if (!isOfModel(error) || slot.key === trial?.key) throw error;
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

/** A model that is active for other types already is asked once for all of its types. */
function withTrial(active: readonly ModelSlot[], { key, types }: ModelOnTrial): ModelSlot[] {
  const kept = active.find((slot) => slot.key === key);
  const others = active
    .filter((slot) => slot !== kept)
    .map((slot) => ({ ...slot, types: slot.types.filter((type) => !types.includes(type)) }))
    .filter((slot) => slot.types.length > 0);
  const all = new Set([...(kept?.types ?? []), ...types]);
  return [
    ...others,
    { key, types: CHUNK_TYPES.filter((type) => all.has(type)), stored: kept?.stored ?? null },
  ];
}
