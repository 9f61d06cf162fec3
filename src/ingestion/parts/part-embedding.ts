import { Injectable, Logger } from '@nestjs/common';
import { ContentRepository } from '../../content/content.repository.js';
import { ClaimLost } from '../../runs/run-claim.js';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { messageOf } from '../../errors/errors.js';
import { OutageLog } from '../../process/outage-log.js';
import { Pulse } from '../../process/pulse.js';
import { embedsPublished } from '../../runs/ingestion-run.entity.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunRepository } from '../../runs/run.repository.js';
import { RunPartRepository } from './run-part.repository.js';
import type { Part } from './run-part.repository.js';

/** What a cancel, or a coordinator that was lost, may take to reach this process. */
const BEAT_MS = 500;

/** Another process has the part by now, or the run has moved on: whose the run is says its own row alone. */
export class PartLost extends Error {
  constructor(runId: string) {
    super(`A part of run ${runId} is no longer this process's.`);
  }
}

interface HeldPart {
  readonly runId: string;
  readonly part: Part;
}

/** Embeds one part of a run, here or wherever its job came. */
@Injectable()
export class PartEmbedding {
  private readonly logger = new Logger(PartEmbedding.name);
  /** Parts that are embedded here now. */
  private readonly inHand = new Set<HeldPart>();
  private taking: Promise<unknown> = Promise.resolve();

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
    try {
      await this.embedNext(run, from, signal);
    } catch (error) {
      if (!(error instanceof PartLost || error instanceof ClaimLost)) throw error;
      this.logger.log(error.message);
    }
  }

  /**
   * Takes a part that nobody has, and embeds it.
   *
   * @param from The part that begins there; null: the first one.
   * @returns False when there is none. @throws as `embed`.
   */
  async embedNext(run: IngestionRunEntity, from: number | null, signal: AbortSignal): Promise<boolean> {
    const held = await this.take(run.id, from);
    if (held === null) return false;
    try {
      await this.embed(run, held.part, signal);
      return true;
    } finally {
      this.inHand.delete(held);
    }
  }

  /** One after the other, so that each knows what those before it took. */
  private take(runId: string, from: number | null): Promise<HeldPart | null> {
    const taken = this.taking.then(async () => {
      const ofRun = [...this.inHand].filter((held) => held.runId === runId);
      const part = await this.parts.take(
        runId,
        from,
        ofRun.map((held) => held.part.from),
      );
      if (part === null) return null;
      const held = { runId, part };
      this.inHand.add(held);
      return held;
    });
    // Told to the one who asked; the next one only waits.
    this.taking = taken.catch(() => undefined);
    return taken;
  }

  /**
   * Embeds a part that this process has taken. What was computed until an error is saved, and the part free again.
   *
   * @throws {PartLost}, {ClaimLost}; `signal.reason`; what the embedding threw.
   */
  private async embed(run: IngestionRunEntity, part: Part, signal: AbortSignal): Promise<void> {
    const claim = { runId: run.id, owner: run.owner! };
    let done = 0;
    const pulse = new Pulse({
      everyMs: BEAT_MS,
      ask: () => this.parts.beat(claim, part, done),
      lost: () => new PartLost(run.id),
      outages: new OutageLog((reason) =>
        this.logger.warn(`No sign of life of a part of run ${run.id} can be saved: ${reason}`),
      ),
    });
    try {
      const chunks = await (embedsPublished(run)
        ? this.content.published(run.documentId, part)
        : this.content.staged(run.id, part));
      const { result } = await this.embedding.embedAndSave(chunks, {
        signal: AbortSignal.any([signal, pulse.signal]),
        claim,
        onProgress: (count) => {
          done = count;
        },
      });
      await this.parts.finish(run.id, part, result);
    } catch (error) {
      if (!(error instanceof PartLost || error instanceof ClaimLost)) await this.leave(run.id, part);
      throw error;
    } finally {
      await pulse.stop();
    }
  }

  /** Where the database is away, others find by the missing beats that the part is free. */
  private async leave(runId: string, part: Part): Promise<void> {
    await this.parts.leave(runId, part).catch((error: unknown) => {
      this.logger.warn(`A part of run ${runId} could not be left: ${messageOf(error)}`);
    });
  }
}
