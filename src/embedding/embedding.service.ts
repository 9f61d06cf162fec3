import { Injectable, Logger } from '@nestjs/common';
import type { ChunkType } from '../book/chunk-type.js';
import { DatabaseConfig } from '../database/database.config.js';
import type { RunClaim } from '../runs/run-claim.js';
import { UserError, messageOf } from '../errors/errors.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import type { EmbeddingFailure, EmbeddingResult } from '../runs/embedding-result.js';
import { ModelEmbedding } from './model-embedding.js';
import type { SlotHooks, SlotOutcome } from './model-embedding.js';

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
}

/** A model that has stored vectors, and the query's vector by it. */
export interface QueryVector {
  readonly modelId: number;
  /** The types of chunks that the model embeds. */
  readonly types: readonly ChunkType[];
  readonly vector: Float32Array;
}

/** The chunks of one model, and the results for them. */
interface Slot {
  readonly model: string;
  readonly chunks: readonly ChunkToEmbed[];
}

/** The one entrance for other rooms: takes chunks, stores their vectors and returns exact counts. */
@Injectable()
export class EmbeddingService {
  private readonly logger = new Logger(EmbeddingService.name);

  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly repository: ChunkEmbeddingRepository,
    private readonly config: DatabaseConfig,
  ) {}

  /**
   * Gives each chunk a vector by the model of its type. If a vector of the same text exists, it is copied; otherwise it
   * is computed. Vectors are written while the next ones are computed.
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
    let before = 0;
    for (const { model, chunks: ofModel } of this.slotsOf(chunks)) {
      const done = before;
      const outcome = await this.embedSlot(model, ofModel, {
        signal: hooks.signal,
        claim: hooks.claim,
        onProgress: (count) => hooks.onProgress?.(done + count, chunks.length),
      });
      before += ofModel.length;
      if (outcome instanceof UserError) {
        modelErrors.push(outcome);
        const { code, message } = outcome;
        failures.push(...ofModel.map(({ id }) => ({ chunkId: id, code, message })));
      } else {
        outcomes.push(outcome);
        failures.push(...outcome.failures);
        const embedded = ofModel.length - outcome.failures.length;
        if (embedded > 0) used[model] = embedded;
      }
    }
    const [modelError] = modelErrors;
    if (modelError && outcomes.length === 0) throw modelError;
    this.report(outcomes, failures);

    const sum = (count: (outcome: SlotOutcome) => number) =>
      outcomes.reduce((all, one) => all + count(one), 0);
    const reused = sum((outcome) => outcome.reused);
    return {
      failures,
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
   * Gives chunks the existing vectors of their texts and computes none.
   *
   * @returns Ids of the chunks that have no vector yet and can get one. `embedAndSave` reports a model that cannot be
   *          used.
   * @throws {ClaimLost}
   */
  async copyExisting(chunks: readonly ChunkToEmbed[], claim?: RunClaim): Promise<Set<string>> {
    const lacking = new Set<string>();
    for (const { model, chunks: ofModel } of this.slotsOf(chunks)) {
      const identity = await this.engine.identity(model).catch((error: unknown) => {
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
    this.engine.warm().catch((error: unknown) => {
      this.logger.debug(`The embedding workers could not be started ahead: ${messageOf(error)}`);
    });
  }

  /** The vectors of a query: one for each model that has vectors of chunks. They are not stored. */
  async embedQuery(text: string): Promise<QueryVector[]> {
    const vectors: QueryVector[] = [];
    for (const model of this.engine.models()) {
      const modelId = await this.repository.findModel(await this.engine.identity(model));
      if (modelId === null) continue;
      const types = this.engine.typesOf(model);
      vectors.push({ modelId, types, vector: await this.engine.embedQuery(model, text) });
    }
    return vectors;
  }

  /**
   * Counts the published chunks that no search finds, because their vectors are from another model, or another edition
   * of the model, than the current one for their type. Ingesting their books again gives them new vectors.
   */
  async countOutdated(): Promise<number> {
    return this.repository.countOutdated(await this.currentModels());
  }

  /** Live documents with published chunks that have no vector by the current model of their type. */
  async documentsLackingVectors(): Promise<string[]> {
    return this.repository.documentsLackingVectors(await this.currentModels());
  }

  /** Resident memory in bytes of the workers that are separate processes. */
  workerMemory(): number {
    return this.engine.workerMemory().reduce((sum, rss) => sum + rss, 0);
  }

  /** Id of the model for each type of chunk; null when no vector of that model was ever stored. */
  private async currentModels(): Promise<Map<ChunkType, number | null>> {
    const current = new Map<ChunkType, number | null>();
    for (const model of this.engine.models()) {
      const modelId = await this.repository.findModel(await this.engine.identity(model));
      for (const type of this.engine.typesOf(model)) current.set(type, modelId);
    }
    return current;
  }

  private slotsOf(chunks: readonly ChunkToEmbed[]): Slot[] {
    return this.engine
      .models()
      .map((model) => ({ model, chunks: chunks.filter(({ type }) => this.engine.modelFor(type) === model) }))
      .filter((slot) => slot.chunks.length > 0);
  }

  /** Returns the results of the slot, or an error that concerns the model itself. */
  private async embedSlot(
    model: string,
    chunks: readonly ChunkToEmbed[],
    hooks: SlotHooks,
  ): Promise<SlotOutcome | UserError> {
    try {
      const slot = new ModelEmbedding(this.engine, this.repository, this.config.rowsPerStatement, model);
      return await slot.run(chunks, hooks);
    } catch (error) {
      if (!isOfModel(error)) throw error;
      this.logger.error(`${chunks.length} chunks have no vector, ${model} cannot be used: ${error.message}`);
      return error;
    }
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

/** The model is missing or damaged, so only the chunks of its types are affected. */
function isOfModel(error: unknown): error is UserError {
  return error instanceof UserError && error.code.startsWith('model.');
}
