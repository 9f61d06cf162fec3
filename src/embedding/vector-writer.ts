import { setTimeout as delay } from 'node:timers/promises';
import { ClaimLost } from '../content/run-claim.js';
import type { RunClaim } from '../content/run-claim.js';
import { messageOf } from '../errors/errors.js';
import type { ChunkEmbeddingRepository, ChunkVector, UpsertCounts } from './chunk-embedding.repository.js';
import type { EmbeddingFailure } from './embedding-result.js';

/** Vectors wait at most this long, so that an interrupted run loses little. */
const FLUSH_AFTER_MS = 2000;
/** Statements' worth of vectors that may wait before the producer has to. */
const STATEMENTS_IN_HAND = 4;
/** Pauses before a statement is sent again after an error that may pass, such as a lost connection. */
const RETRY_AFTER_MS = [250, 1000, 4000] as const;

/**
 * Writes vectors behind the computation: one statement at a time, in the order they came.
 *
 * A statement refused for its data is repeated by halves, so that one bad row does not cost its neighbours; one that
 * failed for another reason is sent again after a pause. What could not be written in the end is in `lost`. Once a
 * write was refused because the run is somebody else's, nothing more is sent.
 */
export class VectorWriter {
  readonly errors: unknown[] = [];
  readonly lost: EmbeddingFailure[] = [];
  readonly counts = { created: 0, updated: 0, unchanged: 0 };
  private claimLost: ClaimLost | null = null;
  private waiting: ChunkVector[] = [];
  private inHand = 0;
  private writing = Promise.resolve();
  private lastFlush = performance.now();

  constructor(
    private readonly repository: Pick<ChunkEmbeddingRepository, 'upsert'>,
    private readonly target: {
      readonly modelId: number;
      readonly dimension: number;
      readonly claim?: RunClaim;
    },
    private readonly rowsPerStatement: number,
  ) {}

  add(row: ChunkVector): void {
    this.waiting.push(row);
    const due = performance.now() - this.lastFlush > FLUSH_AFTER_MS;
    if (due || this.waiting.length >= this.rowsPerStatement) this.flush();
  }

  /** Resolves when the writer has room again: back-pressure for the producer. @throws {ClaimLost} */
  async relieve(): Promise<void> {
    if (this.claimLost) throw this.claimLost;
    if (this.inHand > STATEMENTS_IN_HAND * this.rowsPerStatement) await this.writing;
  }

  /** Writes what is left and waits for all of it. @throws {ClaimLost} */
  async finish(): Promise<void> {
    this.flush();
    await this.writing;
    if (this.claimLost) throw this.claimLost;
  }

  private flush(): void {
    const rows = this.waiting;
    this.waiting = [];
    this.lastFlush = performance.now();
    if (rows.length === 0) return;
    this.inHand += rows.length;
    this.writing = this.writing.then(async () => {
      await this.write(rows);
      this.inHand -= rows.length;
    });
  }

  private async write(rows: readonly ChunkVector[], attempt = 0): Promise<void> {
    if (this.claimLost) return;
    const { modelId, dimension, claim } = this.target;
    try {
      this.count(await this.repository.upsert(modelId, dimension, rows, claim));
    } catch (error) {
      if (error instanceof ClaimLost) {
        this.claimLost = error;
        return;
      }
      this.errors.push(error);
      const pause = RETRY_AFTER_MS[attempt];
      if (isRefused(error) && rows.length > 1) {
        const middle = Math.ceil(rows.length / 2);
        await this.write(rows.slice(0, middle));
        await this.write(rows.slice(middle));
      } else if (!isRefused(error) && pause !== undefined) {
        await delay(pause);
        await this.write(rows, attempt + 1);
      } else {
        const message = messageOf(error);
        this.lost.push(...rows.map(({ chunkId }) => ({ chunkId, code: 'database.error', message })));
      }
    }
  }

  private count(counts: UpsertCounts): void {
    this.counts.created += counts.created;
    this.counts.updated += counts.updated;
    this.counts.unchanged += counts.unchanged;
  }
}

/** Data and integrity errors (SQLSTATE classes 22 and 23) and vectors that cannot be encoded: sending again is no use. */
function isRefused(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return error instanceof RangeError || (typeof code === 'string' && /^2[23]/.test(code));
}
