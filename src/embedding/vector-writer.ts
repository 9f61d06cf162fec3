import { ClaimLost } from '../runs/run-claim.js';
import type { RunClaim } from '../runs/run-claim.js';
import { isDatabaseAway } from '../errors/passing-error.js';
import { messageOf } from '../errors/errors.js';
import { pause } from '../process/pause.js';
import type { ChunkEmbeddingRepository, ChunkVector, UpsertCounts } from './chunk-embedding.repository.js';
import type { EmbeddingFailure } from '../runs/embedding-result.js';

/** Vectors wait at most this long, so that a process that is killed loses little. */
const FLUSH_AFTER_MS = 250;
/** Statements' worth of vectors that may wait before the producer has to. */
const STATEMENTS_IN_HAND = 4;
/** Pauses before a statement is sent again after an error that may pass, such as a lost connection. */
const RETRY_AFTER_MS = [250, 1000, 4000] as const;
/** A database that is away is waited for: its restart takes seconds, its failover a minute. */
const AWAY_AT_MOST_MS = 90_000;

/**
 * Writes vectors behind the computation: one statement at a time, in the order they came.
 *
 * A statement refused for its data is repeated by halves, so that one bad row does not cost its neighbours; one that
 * failed for another reason is sent again after a pause. What could not be written in the end is in `lost`. Once the
 * database was away for too long, or a write was refused because the run is somebody else's, nothing more is sent.
 */
export class VectorWriter {
  readonly errors: unknown[] = [];
  readonly lost: EmbeddingFailure[] = [];
  readonly counts = { created: 0, updated: 0, unchanged: 0 };
  private stopped: Error | null = null;
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
    private readonly signal?: AbortSignal,
  ) {}

  add(row: ChunkVector): void {
    this.waiting.push(row);
    const due = performance.now() - this.lastFlush > FLUSH_AFTER_MS;
    if (due || this.waiting.length >= this.rowsPerStatement) this.flush();
  }

  /** Resolves when the writer has room again: back-pressure for the producer. Throws as `finish`. */
  async relieve(): Promise<void> {
    if (this.stopped) throw this.stopped;
    if (this.inHand > STATEMENTS_IN_HAND * this.rowsPerStatement) await this.writing;
  }

  /** Writes what is left and waits for all of it. @throws {ClaimLost}; the error of a database that stayed away. */
  async finish(): Promise<void> {
    this.flush();
    await this.writing;
    if (this.stopped) throw this.stopped;
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

  private async write(rows: readonly ChunkVector[], attempt = 0, since = performance.now()): Promise<void> {
    if (this.stopped) return;
    const { modelId, dimension, claim } = this.target;
    try {
      this.count(await this.repository.upsert(modelId, dimension, rows, claim));
    } catch (error) {
      if (error instanceof ClaimLost) {
        this.stopped = error;
        return;
      }
      if (attempt === 0) this.errors.push(error);
      if (isDatabaseAway(error)) return this.writeAgain(rows, attempt, since, error as Error);
      const waitMs = RETRY_AFTER_MS[attempt];
      if (isRefused(error) && rows.length > 1) {
        const middle = Math.ceil(rows.length / 2);
        await this.write(rows.slice(0, middle));
        await this.write(rows.slice(middle));
      } else if (!isRefused(error) && waitMs !== undefined && !this.signal?.aborted) {
        await pause(waitMs, this.signal);
        await this.write(rows, attempt + 1, since);
      } else {
        const message = messageOf(error);
        this.lost.push(...rows.map(({ chunkId }) => ({ chunkId, code: 'database.error', message })));
      }
    }
  }

  /** When the database is back, unless it is away for too long or there is no time to wait for it. */
  private async writeAgain(
    rows: readonly ChunkVector[],
    attempt: number,
    since: number,
    error: Error,
  ): Promise<void> {
    if (this.signal?.aborted || performance.now() - since > AWAY_AT_MOST_MS) {
      this.stopped = error;
      return;
    }
    const waitMs = RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)];
    await pause(waitMs!, this.signal);
    await this.write(rows, attempt + 1, since);
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
