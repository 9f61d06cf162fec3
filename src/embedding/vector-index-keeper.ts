import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseConfig } from '../database/database.config.js';
import { Lookout } from '../process/lookout.js';
import { pause } from '../process/pause.js';
import { IS_WORKED_ON } from '../runs/run-state-sql.js';
import { VectorIndexes } from './vector-indexes.service.js';

/** How often to look whether a model needs an index. A look reads counters; vectors are counted only after changes. */
const LOOK_MS = 5_000;
/** Writing through an index takes several times as long, so building waits for runs to end, but not for ever. */
const WAIT_FOR_RUNS_MS = 10 * 60_000;

/** Changes with every inserted or deleted vector, and with every index. It resets with the statistics of the server. */
const MARK = `
  SELECT concat_ws(' ', n_tup_ins, n_tup_del,
    (SELECT string_agg(indexrelid || ' ' || indisvalid, ',' ORDER BY indexrelid) FROM pg_index
     WHERE indrelid = 'chunk_embeddings'::regclass)) AS mark,
    EXISTS (SELECT FROM ingestion_runs WHERE ${IS_WORKED_ON}) AS busy
  FROM pg_stat_user_tables WHERE relid = 'chunk_embeddings'::regclass`;

/**
 * Builds the indexes of vectors that a library has grown to need, and those that somebody dropped or an interrupted build
 * left broken. Not on the embedded database: it would answer nothing meanwhile.
 */
@Injectable()
export class VectorIndexKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(VectorIndexKeeper.name);
  private readonly lookout = new Lookout(() => this.look(), {
    everyMs: LOOK_MS,
    tell: (reason) => this.logger.error(`The indexes of vectors cannot be kept: ${reason}`),
  });
  private settledAt: string | null = null;
  private waitingSince: number | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly indexes: VectorIndexes,
    private readonly database: DatabaseConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.database.url) this.lookout.start();
  }

  /** A build in progress is left to the server, which undoes it when the connection closes: another process builds. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([this.lookout.stop(), pause(1_000)]);
  }

  private async look(): Promise<void> {
    const [row] = await this.dataSource.query<{ mark: string; busy: boolean }[]>(MARK);
    if (!row || row.mark === this.settledAt) return;
    const now = performance.now();
    this.waitingSince ??= now;
    if (row.busy && now - this.waitingSince < WAIT_FOR_RUNS_MS) return;
    this.waitingSince = null;
    await this.indexes.build(undefined, ({ model, vectors }) =>
      this.logger.log(`Building the index of ${vectors} vectors of ${model} ...`),
    );
    this.settledAt = row.mark;
  }
}
