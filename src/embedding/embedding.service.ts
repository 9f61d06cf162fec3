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
  /** What the encoder is given, before the prefix that the model itself wants. */
  readonly embedText: string;
  /** Of `embedText`: a vector that exists for it is copied, not computed. */
  readonly embedHash: string;
}

export interface EmbedHooks {
  readonly signal?: AbortSignal;
  /** The run that the vectors are for: once it is not its owner's any more, nothing is written. */
  readonly claim?: RunClaim;
  /** Chunks that have a vector or an error, of all. */
  onProgress?(done: number, total: number): void;
}

export interface EmbeddedChunks {
  readonly result: EmbeddingResult;
  readonly failures: readonly EmbeddingFailure[];
}

/** A model whose vectors are stored, and the vector of a query by it. */
export interface QueryVector {
  readonly modelId: number;
  /** The types of chunks that the model embeds. */
  readonly types: readonly ChunkType[];
  readonly vector: Float32Array;
}

/** Chunks of one model, with what became of them. */
interface Slot {
  readonly model: string;
  readonly chunks: readonly ChunkToEmbed[];
}

/** The one entrance for other rooms: chunks in, vectors in the database and exact counts out. */
@Injectable()
export class EmbeddingService {
  private readonly logger = new Logger(EmbeddingService.name);

  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly repository: ChunkEmbeddingRepository,
    private readonly config: DatabaseConfig,
  ) {}

  /**
   * Gives each chunk a vector by the model of its type: copied where one exists for the same text, computed
   * otherwise, and written while the next ones are computed.
   *
   * A failing text fails alone, and a missing or damaged model fails the chunks of its types alone. Throws when no
   * model can be used, and `signal.reason` when aborted, with what was computed until then saved, and `ClaimLost` when
   * a write was refused.
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
   * Gives chunks the vectors that exist for their texts, computing none.
   *
   * @returns Ids of the chunks that have no vector yet and can be given one. A model that cannot be used is told by
   *          `embedAndSave`.
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
   * Starts the workers before there is anything to embed, so that they load the models while a book is still cut.
   *
   * What goes wrong here goes wrong again where it can be told to someone: in `embedAndSave`.
   */
  prepare(): void {
    this.engine.warm().catch((error: unknown) => {
      this.logger.debug(`The embedding workers could not be started ahead: ${messageOf(error)}`);
    });
  }

  /** Vectors of a query, not stored: one by each model that has vectors of chunks. */
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
   * Published chunks that no search finds, because their vectors are of a model (or of an edition of it) that is no
   * longer the one for their type. Ingesting their books again gives them new ones.
   */
  async countOutdated(): Promise<number> {
    return this.repository.countOutdated(await this.currentModels());
  }

  /** Live documents with published chunks that have no vector by the model that is for their type now. */
  async documentsLackingVectors(): Promise<string[]> {
    return this.repository.documentsLackingVectors(await this.currentModels());
  }

  /** Resident memory of the workers in bytes that is not part of this process. */
  workerMemory(): number {
    return this.engine.workerMemory().reduce((sum, rss) => sum + rss, 0);
  }

  /** The model of each type of chunk; null when none of its vectors was ever stored. */
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

  /** What became of the slot, or the error that is the model's own. */
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

/** The model is missing or damaged: only the chunks of its types are concerned. */
function isOfModel(error: unknown): error is UserError {
  return error instanceof UserError && error.code.startsWith('model.');
}
