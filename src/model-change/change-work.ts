import { Injectable, Logger } from '@nestjs/common';
import { ContentRepository } from '../content/content.repository.js';
import { isOfModel } from '../embedding/active-models.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { VectorIndexes } from '../embedding/vector-indexes.service.js';
import { messageOf } from '../errors/errors.js';
import { OutageLog } from '../process/outage-log.js';
import { Pulse } from '../process/pulse.js';
import { ChangeComparison } from './change-comparison.js';
import { ChangePartRepository } from './change-part.repository.js';
import type { ChangePart } from './change-part.repository.js';
import type { ModelChangeEntity } from './model-change.entity.js';
import { ModelChangeRepository } from './model-change.repository.js';

/** How often a process checks what it holds, and so how late it may notice a pause or a cancel. */
const BEAT_MS = 500;

/** Another process has it now, or the change was paused or cancelled. */
export class ChangeLost extends Error {
  constructor() {
    super('The change of model was paused or cancelled, or another process continues it.');
  }
}

/**
 * One process's share in a change of model. All of it can be repeated: a process that is killed loses the vectors of the
 * last quarter of a second, and another one continues.
 */
@Injectable()
export class ChangeWork {
  private readonly logger = new Logger(ChangeWork.name);
  private readonly inHand = new Set<string>();

  constructor(
    private readonly changes: ModelChangeRepository,
    private readonly parts: ChangePartRepository,
    private readonly content: ContentRepository,
    private readonly embedding: EmbeddingService,
    private readonly indexes: VectorIndexes,
    private readonly comparison: ChangeComparison,
  ) {}

  /**
   * Does one piece of the work: embeds a part or finishes the change.
   *
   * @returns False when there is nothing to do for this process now.
   * @throws {ChangeLost}; {UserError} when this installation does not have the model; `signal.reason`.
   */
  async help(change: ModelChangeEntity, key: string, signal: AbortSignal): Promise<boolean> {
    await this.changes.requireModel(change, key);
    if (change.state === 'finishing') return this.finish(change, key, signal);
    if (change.state === 'ready' && !change.holds) return this.switch(change);
    if (change.state !== 'embedding') return false;
    const part = await this.parts.take(change.id, [...this.inHand]);
    if (part) {
      await this.embed(change, key, part, signal);
      return true;
    }
    if ((await this.parts.progress(change.id)).open > 0) return false;
    return this.changes.move(change.id, 'embedding', 'finishing');
  }

  /** On an error, saves what was computed and frees the part. */
  private async embed(
    { id, types, modelId }: ModelChangeEntity,
    key: string,
    part: ChangePart,
    signal: AbortSignal,
  ): Promise<void> {
    let done = 0;
    this.inHand.add(part.first);
    const pulse = this.pulse(() => this.parts.beat(id, part, done));
    try {
      const chunks = await this.content.within(part.first, part.last, types);
      const outcome = await this.embedding.embedBy({ key, modelId }, chunks, {
        signal: AbortSignal.any([signal, pulse.signal]),
        onProgress: (count) => {
          done = count;
        },
      });
      await this.parts.finish(id, part, outcome.created + outcome.updated + outcome.copied);
    } catch (error) {
      if (!(error instanceof ChangeLost)) await this.leave(id, part);
      throw error;
    } finally {
      await pulse.stop();
      this.inHand.delete(part.first);
    }
  }

  private async finish(change: ModelChangeEntity, key: string, signal: AbortSignal): Promise<boolean> {
    if (!(await this.changes.take(change))) return false;
    const pulse = this.pulse(() => this.changes.beat(change.id));
    try {
      const lacking = await this.changes.lacking(change);
      if (lacking > 0) return await this.continue(change, key, lacking);
      await this.indexes.buildFor(change.modelId, signal);
      await this.compare(change, key, AbortSignal.any([signal, pulse.signal]));
      pulse.signal.throwIfAborted();
    } finally {
      await pulse.stop();
    }
    if (!(await this.changes.move(change.id, 'finishing', 'ready'))) throw new ChangeLost();
    if (!change.holds) await this.switch(change);
    return true;
  }

  /**
   * Makes the new model the one that searches use.
   *
   * @returns False when books were published since: their chunks are embedded first.
   */
  async switch(change: ModelChangeEntity): Promise<boolean> {
    if (await this.changes.switch(change)) {
      this.logger.log(`Searches for ${change.types.join(', ')} use another model from now on.`);
      return true;
    }
    await this.changes.embedAgain(change, 'ready');
    return false;
  }

  /** Chunks that were published meanwhile are embedded; if the last round embedded none, it is of no use. */
  private async continue(change: ModelChangeEntity, key: string, lacking: number): Promise<boolean> {
    const { embedded, parts } = await this.parts.progress(change.id);
    if (parts === 0 || embedded > 0) return this.changes.embedAgain(change);
    const message = `${lacking} chunks cannot be embedded by ${key}; the log says why. Searches are as before.`;
    this.logger.error(message);
    return this.changes.move(change.id, 'finishing', 'failed', message);
  }

  /** Going back to the former model needs no comparison, and none is possible when the active one cannot be used. */
  private async compare(change: ModelChangeEntity, key: string, signal: AbortSignal): Promise<void> {
    if (await this.changes.goesBack(change)) return;
    try {
      await this.changes.saveComparison(change.id, await this.comparison.compare(change, key, signal));
    } catch (error) {
      if (!isOfModel(error)) throw error;
      this.logger.warn(`The models are not compared: ${error.message}`);
    }
  }

  private async leave(id: string, part: ChangePart): Promise<void> {
    await this.parts.leave(id, part).catch((error: unknown) => {
      this.logger.warn(`A part of a change of model could not be released: ${messageOf(error)}`);
    });
  }

  private pulse(ask: () => Promise<boolean>): Pulse {
    const outages = new OutageLog((reason) =>
      this.logger.warn(`The heartbeat of a change of model cannot be saved: ${reason}`),
    );
    return new Pulse({ everyMs: BEAT_MS, ask, lost: () => new ChangeLost(), outages });
  }
}
