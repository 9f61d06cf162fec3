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

/** About two seconds of work for one CPU. The end of a run may have to wait that long for another process. */
const CHUNKS_A_PART = 256;
/** How often the progress of other processes' parts is read. */
const LOOK_MS = 300;

/**
 * Embeds the chunks of a run together with all workers. The process that has the run offers its parts as jobs and
 * embeds one after the other itself, so that the run depends on no other process and on no queue.
 */
@Injectable()
export class RunEmbedding {
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
    // Vectors that the parts saved are reused. What failed in a part is tried once more, and reported if it fails
    // again.
    const rest = await this.embedding.embedAndSave(chunks, { ...hooks, claim });
    if (parts.length === 0) return rest;
    const results = await this.parts.results(run.id);
    const seconds = (performance.now() - started) / 1000;
    return { ...rest, result: together(rest.result, results, seconds) };
  }

  /** Empty when no other process can help: on the embedded database, or when there is too little to compute. */
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
    // This process embeds the first part itself.
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

  /** When another process took the part because this one was silent for too long, the other one embeds it. */
  private async embedNext(run: IngestionRunEntity, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.partEmbedding.embedNext(run, null, signal);
    } catch (error) {
      if (!(error instanceof PartLost)) throw error;
      return true;
    }
  }

  /** Runs beside the work, so that a slow or unreachable queue delays nothing. */
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
      // The heartbeat of the run reports an unreachable database.
      const progress = await this.parts.progress(runId).catch(() => null);
      if (progress) tell(progress.done);
    }
  }
}

/** Adds up the counts of all parts and of the rest, as if one process had done everything. */
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
