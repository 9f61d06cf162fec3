import { ClaimLost } from '../runs/run-claim.js';
import type { RunClaim } from '../runs/run-claim.js';
import { isDatabaseAway } from '../errors/passing-error.js';
import { messageOf } from '../errors/errors.js';
import { pause } from '../process/pause.js';
import type { ChunkEmbeddingRepository, ChunkVector, UpsertCounts } from './chunk-embedding.repository.js';
import type { EmbeddingFailure } from '../runs/embedding-result.js';

/** Vectors wait at most this long, so that little is lost if the process is killed. */
const FLUSH_AFTER_MS = 250;
/** How many statements' worth of vectors may wait before the producer has to wait. */
const STATEMENTS_IN_HAND = 4;
/** Pauses before a statement is retried after an error that may be temporary, such as a lost connection. */
const RETRY_AFTER_MS = [250, 1000, 4000] as const;
/** How long to wait for an unreachable database: a restart takes seconds, a failover a minute. */
const AWAY_AT_MOST_MS = 90_000;

/**
 * Writes vectors while others are being computed: one statement at a time, in the order of arrival.
 *
 * If the database refuses the data of a statement, each half is sent separately, so that one bad row does not affect
 * its neighbours. After any other error the statement is retried after a pause. `lost` lists what could not be written
 * in the end. Nothing more is sent once the database was unreachable for too long, or once a write was refused because
 * the run has another owner.
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

  /** Resolves when the writer has room again: back-pressure for the producer. Throws the same errors as `finish`. */
  async relieve(): Promise<void> {
    if (this.stopped) throw this.stopped;
    if (this.inHand > STATEMENTS_IN_HAND * this.rowsPerStatement) await this.writing;
  }

  /**
   * Writes the rest and waits until all is written. @throws {ClaimLost}; the error of the database if it stayed
   * unreachable.
   */
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

  /** Retries until the database is back, unless it was unreachable for too long or the signal is aborted. */
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

/** Data and integrity errors (SQLSTATE classes 22 and 23) and vectors that cannot be encoded. Retrying does not help. */
function isRefused(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return error instanceof RangeError || (typeof code === 'string' && /^2[23]/.test(code));
}
