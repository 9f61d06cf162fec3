import { Injectable, Logger } from '@nestjs/common';
import { DatabaseConfig } from '../config/config.js';
import { messageOf } from '../errors/errors.js';
import type { EmbeddedItem } from './batch-embedder.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import { EmbeddingEngine } from './embedding-engine.js';
import type { EmbeddingFailure, EmbeddingResult } from './embedding-result.js';
import { VectorWriter } from './vector-writer.js';

export interface ChunkToEmbed {
  readonly id: string;
  readonly text: string;
  readonly contentHash: string;
}

export interface EmbedHooks {
  readonly signal?: AbortSignal;
  /** Chunks that have a vector or an error, of all. */
  onProgress?(done: number, total: number): void;
}

export interface EmbeddedChunks {
  readonly result: EmbeddingResult;
  readonly failures: readonly EmbeddingFailure[];
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
   * Gives each chunk a vector: copied where one exists for the same text, computed otherwise, and written while the
   * next ones are computed.
   *
   * A failing text fails alone. Never throws for texts or single rows; throws `signal.reason` when aborted, with what
   * was computed until then saved.
   */
  async embedAndSave(chunks: readonly ChunkToEmbed[], hooks: EmbedHooks = {}): Promise<EmbeddedChunks> {
    const started = performance.now();
    const model = await this.engine.model();
    const modelId = await this.repository.registerModel(model);
    const ids = chunks.map((chunk) => chunk.id);
    const copied = chunks.length > 0 ? await this.repository.copyExisting(ids, modelId) : 0;
    const missing = await this.repository.withoutVector(ids, modelId);
    const reused = chunks.length - missing.size;

    // Equal texts are computed once.
    const byHash = groupByHash(chunks.filter((chunk) => missing.has(chunk.id)));
    const texts = [...byHash].map(([hash, same]) => ({ key: hash, text: same[0]!.text }));
    const writer = new VectorWriter(this.repository, modelId, model.dimension, this.config.rowsPerStatement);
    const failures: EmbeddingFailure[] = [];
    let generated = 0;
    const take = (item: EmbeddedItem) => {
      const same = byHash.get(item.key) ?? [];
      if ('error' in item) {
        const { code, message } = item.error;
        failures.push(...same.map((chunk) => ({ chunkId: chunk.id, code, message })));
        return;
      }
      generated += same.length;
      for (const chunk of same) {
        writer.add({ chunkId: chunk.id, contentHash: chunk.contentHash, vector: item.vector });
      }
    };

    hooks.onProgress?.(reused, chunks.length);
    try {
      for await (const message of this.engine.embed(texts, hooks.signal)) {
        message.items.forEach(take);
        await writer.relieve();
        hooks.onProgress?.(reused + generated + failures.length, chunks.length);
      }
    } finally {
      await writer.finish();
    }
    for (const { chunkId, message } of failures) {
      this.logger.warn(`Chunk ${chunkId} has no vector: ${message}`);
    }
    for (const error of writer.errors) this.logger.error(`Vectors could not be saved: ${messageOf(error)}`);
    failures.push(...writer.lost);
    const { created, updated, unchanged } = writer.counts;
    this.logger.log(
      `Vectors saved: ${created} created, ${updated} updated, ${unchanged} unchanged, ${copied} copied.`,
    );

    const embedded = chunks.length - failures.length;
    return {
      failures,
      result: {
        total_chunks: chunks.length,
        embeddings_generated: embedded - reused,
        embeddings_failed: failures.length,
        embeddings_reused: reused,
        database_saves: created + updated + copied,
        database_errors: writer.errors.length,
        models_used: embedded > 0 ? { [model.key]: embedded } : {},
        processing_time: (performance.now() - started) / 1000,
      },
    };
  }

  /** Unit vector of a query; not stored. */
  embedQuery(text: string): Promise<Float32Array> {
    return this.engine.embedOne(text);
  }

  /** Id of the current model among the stored ones, or null when it has no vectors yet. */
  async storedModel(): Promise<number | null> {
    return this.repository.findModel(await this.engine.model());
  }

  /** Resident memory of the workers in bytes that is not part of this process. */
  workerMemory(): Promise<number> {
    return this.engine.workerMemory();
  }
}

function groupByHash(chunks: readonly ChunkToEmbed[]): Map<string, ChunkToEmbed[]> {
  const groups = new Map<string, ChunkToEmbed[]>();
  for (const chunk of chunks) {
    const same = groups.get(chunk.contentHash);
    if (same) same.push(chunk);
    else groups.set(chunk.contentHash, [chunk]);
  }
  return groups;
}
