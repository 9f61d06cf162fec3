import type { PGlite } from '@electric-sql/pglite';
import { pause } from '../../process/pause.js';
import type { BackendWatch } from './backend-watch.js';
import type { Turns } from './turns.js';

/** When checkpoints are made. */
export interface CheckpointTiming {
  readonly everyMs: number;
  /** The log length in bytes above which a checkpoint is made. */
  readonly logBytes: number;
}

/** Four segments: a checkpoint of that size blocks the clients for about 0.1 s. */
const TIMING: CheckpointTiming = { everyMs: 10_000, logBytes: 64 * 1024 * 1024 };

const LOG_BYTES = `
  SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`;

/**
 * Makes checkpoints while the database is open. A PostgreSQL server has its own process for them. PGlite has none, so
 * its log would grow with every write until it closes.
 */
export class Checkpoints {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  /** @param turns Of the backend, so that no checkpoint runs between the statements of a transaction. */
  constructor(
    private readonly database: PGlite,
    private readonly turns: Turns<object>,
    private readonly watch: BackendWatch,
    private readonly timing: CheckpointTiming = TIMING,
  ) {
    this.ended = this.keepOn(this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async keepOn(signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(this.timing.everyMs, signal);
      if (signal.aborted) return;
      await this.turns.take(this);
      try {
        await this.watch.answer(() => this.shortenLog());
      } catch (error) {
        // The clients learn of the failure from their own statements; the next check tries again.
        process.emitWarning(error as Error);
      } finally {
        this.turns.release(this);
      }
    }
  }

  private async shortenLog(): Promise<void> {
    const { rows } = await this.database.query<{ bytes: number }>(LOG_BYTES);
    if (rows[0]!.bytes > this.timing.logBytes) await this.database.exec('CHECKPOINT');
  }
}
