import { Injectable, Logger } from '@nestjs/common';
import { EmbeddingService } from '../embedding/embedding.service.js';
import { messageOf } from '../errors/errors.js';

/** Counting scans every chunk of the library; within this time, in milliseconds, the last count is returned. */
const RECOUNT_AFTER = 60_000;

/** Counts the chunks that no search by meaning finds, because their vectors are from a model no longer in use. */
@Injectable()
export class OutdatedCount {
  private readonly logger = new Logger(OutdatedCount.name);
  private counting: Promise<void> | null = null;
  private last: { readonly count: number; readonly at: number } | null = null;

  constructor(private readonly embedding: EmbeddingService) {}

  /** The first call waits for the count; later calls return the last count while a new one runs. */
  async count(): Promise<number> {
    const stale = !this.last || performance.now() - this.last.at > RECOUNT_AFTER;
    if (stale) this.counting ??= this.recount();
    if (!this.last) await this.counting;
    return this.last?.count ?? 0;
  }

  private async recount(): Promise<void> {
    try {
      this.last = { count: await this.embedding.countOutdated(), at: performance.now() };
    } catch (error) {
      this.logger.warn(`Chunks without a vector could not be counted: ${messageOf(error)}`);
    } finally {
      this.counting = null;
    }
  }
}
