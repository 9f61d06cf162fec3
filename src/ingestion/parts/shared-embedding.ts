import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DatabaseConfig } from '../../database/database.config.js';
import { ContentRepository } from '../../content/content.repository.js';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import type { ChunkToEmbed, EmbedHooks, EmbeddedChunks } from '../../embedding/embedding.service.js';
import type { EmbeddingResult } from '../../runs/embedding-result.js';
import { pause } from '../../process/pause.js';
import { embedsPublished } from '../../runs/ingestion-run.entity.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunJobs } from '../jobs/run-jobs.js';
import { THIS_PROCESS } from '../../runs/run-owner.js';
import { PartEmbedding, PartLost } from './part-embedding.js';
import { RunPartRepository } from './run-part.repository.js';
import type { Part } from './run-part.repository.js';

/** Two seconds of one CPU: what the others may have to be waited for at the end. */
const CHUNKS_A_PART = 256;
/** How often the parts of others are looked at. */
const LOOK_MS = 300;

/**
 * Embeds the chunks of a run together with all workers: the process that has the run offers parts of it and embeds one
 * after the other itself, so that it depends on no other and on no queue.
 */
@Injectable()
export class SharedEmbedding {
  constructor(
    private readonly content: ContentRepository,
    private readonly embedding: EmbeddingService,
    private readonly parts: RunPartRepository,
    private readonly partEmbedding: PartEmbedding,
    private readonly jobs: RunJobs,
    private readonly database: DatabaseConfig,
  ) {}

  /** Gives every chunk of this process's run a vector. Throws as `EmbeddingService.embedAndSave`. */
  async embed(run: IngestionRunEntity, hooks: Omit<EmbedHooks, 'claim'>): Promise<EmbeddedChunks> {
    const started = performance.now();
    const chunks = await (embedsPublished(run)
      ? this.content.published(run.documentId)
      : this.content.staged(run.id));
    hooks.onProgress?.(0, chunks.length);
    const claim = { runId: run.id, owner: THIS_PROCESS };
    const parts = await this.partsWorthSharing(chunks, claim);
    if (parts.length > 0) await this.share(run, parts, chunks.length, hooks);
    // All that the parts did is there, and costs nothing; what one of them could not do is tried once more and told.
    const rest = await this.embedding.embedAndSave(chunks, { ...hooks, claim });
    if (parts.length === 0) return rest;
    const results = await this.parts.results(run.id);
    const seconds = (performance.now() - started) / 1000;
    return { failures: rest.failures, result: together(rest.result, results, seconds) };
  }

  /** None where no other process can help: on the embedded database, or when there is too little to compute. */
  private async partsWorthSharing(
    chunks: readonly ChunkToEmbed[],
    claim: EmbedHooks['claim'],
  ): Promise<Part[]> {
    if (!this.database.url || chunks.length <= CHUNKS_A_PART) return [];
    const lacking = await this.embedding.copyExisting(chunks, claim);
    if (lacking.size <= CHUNKS_A_PART) return [];
    const parts: Part[] = [];
    for (let from = 0; from < chunks.length; from += CHUNKS_A_PART) {
      const part = { from, to: Math.min(from + CHUNKS_A_PART, chunks.length) };
      if (chunks.slice(part.from, part.to).some(({ id }) => lacking.has(id))) parts.push(part);
    }
    return parts;
  }

  private async share(
    run: IngestionRunEntity,
    parts: readonly Part[],
    total: number,
    { signal = new AbortController().signal, onProgress }: Omit<EmbedHooks, 'claim'>,
  ): Promise<void> {
    await this.parts.create({ runId: run.id, owner: THIS_PROCESS }, parts);
    const before = total - parts.reduce((sum, { from, to }) => sum + to - from, 0);
    const stopped = new AbortController();
    // The first is this process's own.
    const offering = this.offer(run.id, parts.slice(1), stopped.signal);
    const telling = this.tellProgress(run.id, stopped.signal, (done) => onProgress?.(before + done, total));
    try {
      for (;;) {
        signal.throwIfAborted();
        if (await this.embedNext(run, signal)) continue;
        if ((await this.parts.progress(run.id)).open === 0) return;
        await delay(LOOK_MS, undefined, { signal });
      }
    } finally {
      stopped.abort();
      await Promise.all([telling, offering]);
    }
  }

  /** Where another took it, as this process was silent for too long, that one does it. */
  private async embedNext(run: IngestionRunEntity, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.partEmbedding.embedNext(run, null, signal);
    } catch (error) {
      if (!(error instanceof PartLost)) throw error;
      return true;
    }
  }

  /** Beside the work: a queue that is slow, or away, holds up nothing. */
  private async offer(runId: string, parts: readonly Part[], signal: AbortSignal): Promise<void> {
    for (const { from, to } of parts) {
      if (signal.aborted || !(await this.jobs.offer(runId, from, to))) return;
    }
  }

  private async tellProgress(
    runId: string,
    signal: AbortSignal,
    tell: (done: number) => void,
  ): Promise<void> {
    while (!signal.aborted) {
      await pause(LOOK_MS, signal);
      // A database that is away is told by the heartbeat.
      const progress = await this.parts.progress(runId).catch(() => null);
      if (progress) tell(progress.done);
    }
  }
}

/** The counts of all parts and of what was left, as if one process had done it. */
function together(
  rest: EmbeddingResult,
  parts: readonly EmbeddingResult[],
  processing_time: number,
): EmbeddingResult {
  const sum = (count: (result: EmbeddingResult) => number) => parts.reduce((all, one) => all + count(one), 0);
  const generated = sum((part) => part.embeddings_generated);
  return {
    ...rest,
    embeddings_generated: rest.embeddings_generated + generated,
    embeddings_reused: rest.embeddings_reused - generated,
    embeddings_truncated: rest.embeddings_truncated + sum((part) => part.embeddings_truncated),
    database_saves: rest.database_saves + sum((part) => part.database_saves),
    database_errors: rest.database_errors + sum((part) => part.database_errors),
    processing_time,
  };
}
