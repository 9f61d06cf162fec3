import { Injectable, Logger } from '@nestjs/common';
import { ContentRepository } from '../../content/content.repository.js';
import { ClaimLost } from '../../content/run-claim.js';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { messageOf } from '../../errors/errors.js';
import { OutageLog } from '../../errors/outage-log.js';
import type { IngestionRunEntity } from '../ingestion-run.entity.js';
import { RunMovedOn } from '../run-heartbeat.js';
import { RunRepository } from '../run.repository.js';
import { RunPartRepository } from './run-part.repository.js';
import type { Part } from './run-part.repository.js';

/** What a cancel, or a coordinator that was lost, may take to reach this process. */
const BEAT_MS = 500;

/** Embeds one part of a run, here or wherever its job came. */
@Injectable()
export class PartEmbedding {
  private readonly logger = new Logger(PartEmbedding.name);

  constructor(
    private readonly runs: RunRepository,
    private readonly parts: RunPartRepository,
    private readonly content: ContentRepository,
    private readonly embedding: EmbeddingService,
  ) {}

  /** Embeds a part that was offered, unless it is taken or the run has moved on by now. */
  async embedOffered(runId: string, from: number, signal: AbortSignal): Promise<void> {
    const run = await this.runs.find(runId);
    if (run?.state !== 'embedding') return;
    const part = await this.parts.take(runId, from);
    if (part === null) return;
    try {
      await this.embed(run, part, signal);
    } catch (error) {
      if (!(error instanceof RunMovedOn)) throw error;
      this.logger.log(`Stopped with a part of run ${runId}: ${error.message}`);
    }
  }

  /**
   * Embeds a part that this process has taken. What was computed until an error is saved, and the part free again.
   *
   * @throws {RunMovedOn}; `signal.reason`; what the embedding threw.
   */
  async embed(run: IngestionRunEntity, part: Part, signal: AbortSignal): Promise<void> {
    const claim = { runId: run.id, owner: run.owner! };
    let done = 0;
    const moved = new AbortController();
    const outages = new OutageLog((reason) =>
      this.logger.warn(`No sign of life of a part of run ${run.id} can be saved: ${reason}`),
    );
    const beat = async () => {
      try {
        if (!(await this.parts.beat(claim, part, done))) moved.abort(new RunMovedOn(run.id));
        outages.succeeded();
      } catch (error) {
        // The database may be away for a moment; the statements that write decide.
        outages.failed(error);
      }
    };
    let beating = Promise.resolve();
    const timer = setInterval(() => {
      beating = beating.then(beat);
    }, BEAT_MS);
    try {
      const chunks = await (run.firstStage === 'embedding'
        ? this.content.published(run.documentId, part)
        : this.content.staged(run.id, part));
      const { result } = await this.embedding.embedAndSave(chunks, {
        signal: AbortSignal.any([signal, moved.signal]),
        claim,
        onProgress: (count) => {
          done = count;
        },
      });
      await this.parts.finish(run.id, part, result);
    } catch (error) {
      if (error instanceof ClaimLost) throw new RunMovedOn(run.id);
      if (!(error instanceof RunMovedOn)) await this.leave(run.id, part);
      throw error;
    } finally {
      clearInterval(timer);
      await beating;
    }
  }

  /** Where the database is away, others find by the missing beats that the part is free. */
  private async leave(runId: string, part: Part): Promise<void> {
    await this.parts.leave(runId, part).catch((error: unknown) => {
      this.logger.warn(`A part of run ${runId} could not be left: ${messageOf(error)}`);
    });
  }
}
