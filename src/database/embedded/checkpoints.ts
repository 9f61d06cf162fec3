import type { PGlite } from '@electric-sql/pglite';
import { pause } from '../../process/pause.js';
import type { BackendWatch } from './backend-watch.js';
import type { Turns } from './turns.js';

/** When a checkpoint is made. */
export interface CheckpointTiming {
  readonly everyMs: number;
  /** So much in the log, in bytes, is worth one. */
  readonly logBytes: number;
}

/** Four segments: a log of so much is written to the tables in some 0.1 s, which the clients wait for. */
const TIMING: CheckpointTiming = { everyMs: 10_000, logBytes: 64 * 1024 * 1024 };

const LOG_BYTES = `
  SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`;

/**
 * Makes checkpoints while the database is open. A PostgreSQL server has a process of its own for them; PGlite has none,
 * and its log would grow by whatever is written until it closes.
 */
export class Checkpoints {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  /** @param turns Of the backend: no checkpoint comes between the statements of a transaction. */
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
        // The clients are told by their own statements; the next look tries it again.
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
