import { Injectable, Logger } from '@nestjs/common';
import { ContentRepository } from '../../content/content.repository.js';
import { ClaimLost } from '../../runs/run-claim.js';
import { EmbeddingService } from '../../embedding/embedding.service.js';
import { messageOf } from '../../errors/errors.js';
import { OutageLog } from '../../process/outage-log.js';
import { Pulse } from '../../process/pulse.js';
import { Turns } from '../../process/turns.js';
import { embedsPublished } from '../../runs/ingestion-run.entity.js';
import type { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';
import { RunRepository } from '../../runs/run.repository.js';
import { noteIds } from '../../telemetry/work-ids.js';
import { RunPartRepository } from './run-part.repository.js';
import type { Part } from './run-part.repository.js';

/** How often this process checks its part, and so how late it may notice a cancel or a lost coordinator. */
const BEAT_MS = 500;

/** Another process has the part now, or the run has moved on. Only the row of the run tells who owns the run. */
export class PartLost extends Error {
  constructor(runId: string) {
    super(`A part of run ${runId} no longer belongs to this process.`);
  }
}

interface HeldPart {
  readonly runId: string;
  readonly part: Part;
}

/** Embeds one part of a run, in the coordinating process or in a worker that received its job. */
@Injectable()
export class PartEmbedding {
  private readonly logger = new Logger(PartEmbedding.name);
  /** Parts that this process is embedding now. */
  private readonly inHand = new Set<HeldPart>();
  private readonly turns = new Turns();

  constructor(
    private readonly runs: RunRepository,
    private readonly parts: RunPartRepository,
    private readonly content: ContentRepository,
    private readonly embedding: EmbeddingService,
  ) {}

  /** Embeds a part that was offered, unless another process has it or the run has moved on. */
  async embedOffered(runId: string, from: number, signal: AbortSignal): Promise<void> {
    const run = await this.runs.find(runId);
    if (run?.state !== 'embedding') return;
    noteIds({ documentId: run.documentId });
    try {
      await this.embedNext(run, from, signal);
    } catch (error) {
      if (!(error instanceof PartLost || error instanceof ClaimLost)) throw error;
      this.logger.log(error.message);
    }
  }

  /**
   * Takes a part that no process has, and embeds it.
   *
   * @param from The start of a certain part; null: the first free one.
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

  /** Takes one part at a time, so that each call knows which parts the calls before it took. */
  private take(runId: string, from: number | null): Promise<HeldPart | null> {
    return this.turns.take('part', async () => {
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
  }

  /**
   * Embeds a part that this process has taken. On an error, saves what was computed and frees the part.
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
        this.logger.warn(`The heartbeat of a part of run ${run.id} cannot be saved: ${reason}`),
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

  /** When the database is unreachable, the missing heartbeats show other processes that the part is free. */
  private async leave(runId: string, part: Part): Promise<void> {
    await this.parts.leave(runId, part).catch((error: unknown) => {
      this.logger.warn(`A part of run ${runId} could not be released: ${messageOf(error)}`);
    });
  }
}
