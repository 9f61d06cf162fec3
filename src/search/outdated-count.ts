import { Injectable, Logger } from '@nestjs/common';
import { EmbeddingService } from '../embedding/embedding.service.js';
import type { ModelOnTrial } from '../embedding/embedding.service.js';
import { messageOf } from '../errors/errors.js';

/** Counting scans every chunk of the library; within this time, in milliseconds, the last count is returned. */
const RECOUNT_AFTER = 60_000;

interface Count {
  last: { readonly count: number; readonly at: number } | null;
  counting: Promise<void> | null;
}

/** Counts the chunks that no search by meaning finds, because their vectors are from a model that it does not use. */
@Injectable()
export class OutdatedCount {
  private readonly logger = new Logger(OutdatedCount.name);
  /** By the model on trial and its types; there are only a few models with vectors. */
  private readonly counts = new Map<string, Count>();

  constructor(private readonly embedding: EmbeddingService) {}

  /**
   * The first call for a model waits for the count; later calls return the last count while a new one runs.
   *
   * @param trial Takes the place of the active models for its types.
   */
  async count(trial?: ModelOnTrial): Promise<number> {
    const count = this.of(trial ? [trial.key, ...trial.types].join(' ') : '');
    const isStale = !count.last || performance.now() - count.last.at > RECOUNT_AFTER;
    if (isStale) count.counting ??= this.recount(count, trial);
    if (!count.last) await count.counting;
    return count.last?.count ?? 0;
  }

  private of(name: string): Count {
    const known = this.counts.get(name);
    if (known) return known;
    const count = { last: null, counting: null };
    this.counts.set(name, count);
    return count;
  }

  private async recount(count: Count, trial?: ModelOnTrial): Promise<void> {
    try {
      count.last = { count: await this.embedding.countOutdated(trial), at: performance.now() };
    } catch (error) {
      this.logger.warn(`Chunks without a vector could not be counted: ${messageOf(error)}`);
    } finally {
      count.counting = null;
    }
  }
}
