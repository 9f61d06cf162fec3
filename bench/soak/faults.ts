import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Client } from 'pg';
import type { WorkerCrew } from '../crew/worker-crew.js';

const EVERY_MS = 30_000;
/** Errors so soon after a cut are its consequence. */
const DISTURBED_MS = 10_000;

const CUT_DATABASE = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/** Kills workers, and cuts connections to the database and to Redis, in random order. */
export class Faults {
  private disturbedUntil = 0;

  constructor(
    private readonly crew: WorkerCrew,
    private readonly database: Client,
    private readonly redisUrl: string,
    private readonly random: () => number,
  ) {}

  readonly isDisturbed = (): boolean => performance.now() < this.disturbedUntil;

  async make(signal: AbortSignal): Promise<void> {
    // Its own connection is not cut.
    const redis = new Redis(this.redisUrl);
    const kinds: (() => unknown)[] = [
      () => this.crew.kill(Math.floor(this.random() * 1000)),
      () => this.database.query(CUT_DATABASE),
      () => redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'),
    ];
    try {
      for (;;) {
        await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
        this.disturbedUntil = performance.now() + DISTURBED_MS;
        await kinds[Math.floor(this.random() * kinds.length)]!();
      }
    } finally {
      redis.disconnect();
    }
  }
}
