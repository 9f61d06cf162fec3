import type { RunClaim } from '../runs/run-claim.js';
import type { EmbeddedItem } from '../inference/batch-embedder.js';
import type { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';
import type { EmbeddingEngine } from '../inference/embedding-engine.js';
import type { ChunkToEmbed } from './embedding.service.js';
import type { EmbeddingFailure } from '../runs/embedding-result.js';
import { preparationOf, prepareText } from '../inference/prepare-text.js';
import { VectorWriter } from './vector-writer.js';

export interface SlotOutcome {
  readonly failures: readonly EmbeddingFailure[];
  /** Chunks that already had a vector or received an existing vector of the same text. */
  readonly reused: number;
  /** Rows that were written with existing vectors. */
  readonly copied: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly databaseErrors: readonly unknown[];
  /** Chunks with a text longer than the model reads. */
  readonly truncated: readonly string[];
}

export interface SlotHooks {
  readonly signal?: AbortSignal;
  readonly claim?: RunClaim;
  /** `done` counts the chunks of the slot that have a vector or an error. */
  onProgress(done: number): void;
}

/** Embeds those chunks of one document that one model is for, and writes vectors while the next ones are computed. */
export class ModelEmbedding {
  private readonly failures: EmbeddingFailure[] = [];
  private readonly truncated: string[] = [];
  private done = 0;

  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly repository: ChunkEmbeddingRepository,
    private readonly rowsPerStatement: number,
    private readonly model: string,
    private readonly target: { readonly modelId: number; readonly dimension: number },
  ) {}

  /**
   * @throws {UserError} when the model cannot be used; `signal.reason` when aborted, after saving what was computed
   *          until then; {ClaimLost} when a write was refused.
   */
  async run(chunks: readonly ChunkToEmbed[], hooks: SlotHooks): Promise<SlotOutcome> {
    const { modelId } = this.target;
    const ids = chunks.map((chunk) => chunk.id);
    const copied = await this.repository.copyExisting(ids, modelId, hooks.claim);
    const missing = await this.repository.withoutVector(ids, modelId);
    const reused = chunks.length - missing.size;
    this.done = reused;
    hooks.onProgress(this.done);

    const waiting = groupByHash(chunks.filter((chunk) => missing.has(chunk.id)));
    const target = { ...this.target, claim: hooks.claim };
    const writer = new VectorWriter(this.repository, target, this.rowsPerStatement, hooks.signal);
    try {
      await this.compute(waiting, writer, hooks);
    } finally {
      await writer.finish();
    }
    return {
      failures: [...this.failures, ...writer.lost],
      reused,
      copied,
      ...writer.counts,
      databaseErrors: writer.errors,
      truncated: this.truncated,
    };
  }

  private async compute(
    waiting: ReadonlyMap<string, readonly ChunkToEmbed[]>,
    writer: VectorWriter,
    hooks: SlotHooks,
  ): Promise<void> {
    // Equal texts are computed only once.
    const texts = [...waiting].map(([hash, same]) => ({ key: hash, text: preparedText(same[0]!) }));
    for await (const message of this.engine.embed(this.model, texts, { signal: hooks.signal })) {
      for (const item of message.items) this.take(item, waiting.get(item.key) ?? [], writer);
      await writer.relieve();
      hooks.onProgress(this.done);
    }
  }

  private take(item: EmbeddedItem, same: readonly ChunkToEmbed[], writer: VectorWriter): void {
    this.done += same.length;
    if ('error' in item) {
      const { code, message } = item.error;
      this.failures.push(...same.map((chunk) => ({ chunkId: chunk.id, code, message })));
      return;
    }
    if (item.truncated) this.truncated.push(...same.map((chunk) => chunk.id));
    for (const chunk of same) {
      writer.add({ chunkId: chunk.id, contentHash: chunk.embedHash, vector: item.vector });
    }
  }
}

function preparedText({ type, embedText }: ChunkToEmbed): string {
  return prepareText(embedText, preparationOf(type));
}

function groupByHash(chunks: readonly ChunkToEmbed[]): Map<string, ChunkToEmbed[]> {
  const groups = new Map<string, ChunkToEmbed[]>();
  for (const chunk of chunks) {
    const same = groups.get(chunk.embedHash);
    if (same) same.push(chunk);
    else groups.set(chunk.embedHash, [chunk]);
  }
  return groups;
}
