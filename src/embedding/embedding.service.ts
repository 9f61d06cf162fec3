import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { DatabaseConfig } from '../database/database.config.js';
import type { RunClaim } from '../runs/run-claim.js';
import { UserError, messageOf } from '../errors/errors.js';
import { ActiveModels, isOfModel } from './active-models.js';
import type { ModelSlot } from './active-models.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import type { EmbeddingFailure, EmbeddingResult } from '../runs/embedding-result.js';
import { ModelEmbedding } from './model-embedding.js';
import { QueryEmbedding } from './query-embedding.js';
import type { ModelOnTrial, ModelsOfQuery, SlotVector } from './query-embedding.js';
import type { SlotHooks, SlotOutcome } from './model-embedding.js';

export type { ModelOnTrial, QueryVector, SlotVector } from './query-embedding.js';

export interface ChunkToEmbed {
  readonly id: string;
  readonly type: ChunkType;
  /** The text for the encoder, without the prefix that the model itself requires. */
  readonly embedText: string;
  /** Hash of `embedText`. If a vector with this hash exists, it is copied instead of computed. */
  readonly embedHash: string;
}

export interface EmbedHooks {
  readonly signal?: AbortSignal;
  /** The run that needs the vectors. Once its owner no longer has it, nothing is written. */
  readonly claim?: RunClaim;
  /** `done` counts the chunks that have a vector or an error. */
  onProgress?(done: number, total: number): void;
}

export interface EmbeddedChunks {
  readonly result: EmbeddingResult;
  readonly failures: readonly EmbeddingFailure[];
  /** Id of the model that embedded the chunks of a type. */
  readonly modelIds: ReadonlyMap<ChunkType, number>;
}

/** The chunks of one model. */
interface SlotWork {
  readonly slot: ModelSlot;
  readonly chunks: readonly ChunkToEmbed[];
}

/** The one entrance for other rooms: takes chunks, stores their vectors and returns exact counts. */
@Injectable()
export class EmbeddingService {
  private readonly logger = new Logger(EmbeddingService.name);

  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly models: ActiveModels,
    private readonly queries: QueryEmbedding,
    private readonly repository: ChunkEmbeddingRepository,
    private readonly config: DatabaseConfig,
  ) {}

  /**
   * Gives each chunk a vector by the active model of its type. If a vector of the same text exists, it is copied;
   * otherwise it is computed. Vectors are written while the next ones are computed. During a change of model each chunk
   * gets a vector by the next model, too; the change itself makes up for what fails then.
   *
   * A text that cannot be embedded fails alone. A missing or damaged model fails only the chunks of its types.
   *
   * @throws when no model can be used; `signal.reason` when aborted, after saving what was computed until
   *          then; {ClaimLost} when a write was refused.
   */
  async embedAndSave(chunks: readonly ChunkToEmbed[], hooks: EmbedHooks = {}): Promise<EmbeddedChunks> {
    const started = performance.now();
    const failures: EmbeddingFailure[] = [];
    const outcomes: SlotOutcome[] = [];
    const modelErrors: UserError[] = [];
    const used: Record<string, number> = {};
    const modelIds = new Map<ChunkType, number>();
    const { active, next } = await this.models.current();
    const work = workOf(active, chunks);
    const further = workOf(next, chunks);
    const all = [...work, ...further].reduce((sum, one) => sum + one.chunks.length, 0);
    let before = 0;
    const hooksOf = () => {
      const done = before;
      return {
        signal: hooks.signal,
        claim: hooks.claim,
        // With two models, half of the work of a chunk is half a chunk.
        onProgress: (count: number) =>
          hooks.onProgress?.(Math.floor((chunks.length * (done + count)) / all), chunks.length),
      };
    };
    for (const { slot, chunks: ofModel } of work) {
      const outcome = await this.embedSlot(slot, ofModel, hooksOf());
      before += ofModel.length;
      if (outcome instanceof UserError) {
        modelErrors.push(outcome);
        const { code, message } = outcome;
        failures.push(...ofModel.map(({ id }) => ({ chunkId: id, code, message })));
      } else {
        outcomes.push(outcome);
        failures.push(...outcome.failures);
        const embedded = ofModel.length - outcome.failures.length;
        if (embedded > 0) used[slot.key] = embedded;
        for (const type of slot.types) modelIds.set(type, outcome.modelId);
        if (slot.stored?.modelId !== outcome.modelId) await this.models.seed(slot.types, outcome.modelId);
      }
    }
    const [modelError] = modelErrors;
    if (modelError && outcomes.length === 0) throw modelError;
    for (const { slot, chunks: ofModel } of further) {
      await this.embedSlot(slot, ofModel, hooksOf());
      before += ofModel.length;
    }
    this.report(outcomes, failures);

    const sum = (count: (outcome: SlotOutcome) => number) =>
      outcomes.reduce((all, one) => all + count(one), 0);
    const reused = sum((outcome) => outcome.reused);
    return {
      failures,
      modelIds,
      result: {
        total_chunks: chunks.length,
        embeddings_generated: chunks.length - failures.length - reused,
        embeddings_failed: failures.length,
        embeddings_reused: reused,
        embeddings_truncated: sum((outcome) => outcome.truncated.length),
        database_saves: sum(({ created, updated, copied }) => created + updated + copied),
        database_errors: sum((outcome) => outcome.databaseErrors.length),
        models_used: used,
        processing_time: (performance.now() - started) / 1000,
      },
    };
  }

  /**
   * Gives chunks vectors by one model, whatever model is active.
   *
   * @throws {UserError} when this installation does not have the model in this edition; `signal.reason` when aborted.
   */
  async embedBy(
    { key, modelId }: { readonly key: string; readonly modelId: number },
    chunks: readonly ChunkToEmbed[],
    hooks: SlotHooks,
  ): Promise<SlotOutcome> {
    const { dimension } = await this.models.requireEdition(key, modelId);
    const outcome = await this.modelEmbedding(key, { modelId, dimension }).run(chunks, hooks);
    this.report([outcome], outcome.failures);
    return outcome;
  }

  /**
   * Gives chunks the existing vectors of their texts and computes none.
   *
   * @returns Ids of the chunks that have no vector yet and can get one. `embedAndSave` reports a model that cannot be
   *          used.
   * @throws {ClaimLost}
   */
  async copyExisting(chunks: readonly ChunkToEmbed[], claim?: RunClaim): Promise<Set<string>> {
    const lacking = new Set<string>();
    const { active } = await this.models.current();
    for (const { slot, chunks: ofModel } of workOf(active, chunks)) {
      const identity = await this.engine.identity(slot.key).catch((error: unknown) => {
        if (isOfModel(error)) return null;
        throw error;
      });
      if (identity === null) continue;
      const modelId = await this.repository.registerModel(identity);
      const ids = ofModel.map(({ id }) => id);
      await this.repository.copyExisting(ids, modelId, claim);
      for (const id of await this.repository.withoutVector(ids, modelId)) lacking.add(id);
    }
    return lacking;
  }

  /**
   * Starts the workers before there is anything to embed, so that they load the models while the book is being chunked.
   *
   * Errors are only logged for debugging here: they occur again in `embedAndSave`, where they can be reported.
   */
  prepare(): void {
    this.warm().catch((error: unknown) => {
      this.logger.debug(`The embedding workers could not be started ahead: ${messageOf(error)}`);
    });
  }

  /** The vectors of a query: one for each active model that has vectors of chunks. @see QueryEmbedding */
  embedQuery(text: string, models?: ModelsOfQuery): Promise<SlotVector[]> {
    return this.queries.embed(text, models);
  }

  /** The vector of a query by one model. */
  embedQueryBy(model: string, text: string): Promise<Float32Array> {
    return this.queries.embedBy(model, text);
  }

  /** Name of the active model of each type of chunks. */
  async activeModels(): Promise<(type: ChunkType) => string> {
    const { active } = await this.models.current();
    return (type) => active.find(({ types }) => types.includes(type))!.key;
  }

  /**
   * Whether the active models are still those that embedded the chunks of a run. They stay so until the transaction
   * ends.
   */
  async holdModels(modelIds: ReadonlyMap<ChunkType, number>, manager: EntityManager): Promise<boolean> {
    const active = await this.models.hold(manager);
    return [...modelIds].every(([type, modelId]) => (active.get(type) ?? modelId) === modelId);
  }

  /**
   * Counts the published chunks that no search finds, because their vectors are from another model, or another edition
   * of the model, than the current one for their type. Ingesting their books again gives them new vectors.
   *
   * @param trial Takes the place of the current models for its types.
   */
  async countOutdated(trial?: ModelOnTrial): Promise<number> {
    const ids = await this.models.findableIds();
    if (trial) {
      const modelId = await this.models.idOf({ ...trial, stored: null });
      for (const type of trial.types) ids.set(type, modelId);
    }
    return this.repository.countOutdated(ids);
  }

  /** Live documents with published chunks that have no vector by the current model of their type. */
  async documentsLackingVectors(): Promise<string[]> {
    return this.repository.documentsLackingVectors(await this.models.ids());
  }

  /** Resident memory in bytes of the workers that are separate processes. */
  workerMemory(): number {
    return this.engine.workerMemory().reduce((sum, rss) => sum + rss, 0);
  }

  private async warm(): Promise<void> {
    const { active, next } = await this.models.current();
    await this.engine.warm([...active, ...next].map(({ key }) => key));
  }

  /** Returns the results of the slot, or an error that concerns the model itself. */
  private async embedSlot(
    { key }: ModelSlot,
    chunks: readonly ChunkToEmbed[],
    hooks: SlotHooks,
  ): Promise<(SlotOutcome & { readonly modelId: number }) | UserError> {
    try {
      const identity = await this.engine.identity(key);
      const modelId = await this.repository.registerModel(identity);
      const slot = this.modelEmbedding(key, { modelId, dimension: identity.dimension });
      const outcome = await slot.run(chunks, hooks);
      return { ...outcome, modelId };
    } catch (error) {
      if (!isOfModel(error)) throw error;
      this.logger.error(`${chunks.length} chunks have no vector, ${key} cannot be used: ${error.message}`);
      return error;
    }
  }

  private modelEmbedding(
    key: string,
    target: { readonly modelId: number; readonly dimension: number },
  ): ModelEmbedding {
    return new ModelEmbedding(this.engine, this.repository, this.config.rowsPerStatement, key, target);
  }

  private report(outcomes: readonly SlotOutcome[], failures: readonly EmbeddingFailure[]): void {
    for (const { chunkId, message } of failures) {
      this.logger.warn(`Chunk ${chunkId} has no vector: ${message}`);
    }
    for (const { created, updated, unchanged, copied, databaseErrors, truncated } of outcomes) {
      for (const error of databaseErrors) this.logger.error(`Writing vectors failed: ${messageOf(error)}`);
      for (const id of truncated) {
        this.logger.warn(`Chunk ${id} is longer than the model reads: its end was cut.`);
      }
      this.logger.log(
        `Vectors saved: ${created} created, ${updated} updated, ${unchanged} unchanged, ${copied} copied.`,
      );
    }
  }
}

function workOf(slots: readonly ModelSlot[], chunks: readonly ChunkToEmbed[]): SlotWork[] {
  return slots
    .map((slot) => ({ slot, chunks: chunks.filter(({ type }) => slot.types.includes(type)) }))
    .filter((work) => work.chunks.length > 0);
}
