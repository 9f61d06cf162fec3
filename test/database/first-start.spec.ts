import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { copyOfTemplate } from '../services/databases.js';
import { until } from '../services/until.js';

const OWNER = fileURLToPath(new URL('./owner-process.js', import.meta.url));
const WANTING = 3;
/** A new database is created in this folder until it is complete. */
const DRAFT = 'database.draft';

describe('a new data folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'colophon-new-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is created by one of several processes, even after one was killed while creating it', async () => {
    const killed = spawn(process.execPath, [OWNER, root], { stdio: 'ignore' });
    await until('the draft is begun', () => existsSync(join(root, DRAFT, 'PG_VERSION')));
    const ended = once(killed, 'close');
    killed.kill('SIGKILL');
    await ended;
    expect(existsSync(join(root, 'database'))).toBe(false);

    const opened = await Promise.all(
      Array.from({ length: WANTING }, (_, index) =>
        openEmbeddedDatabase(root, { attach: 'if-running', command: `number ${index}` }),
      ),
    );
    expect(opened.filter(({ attached }) => !attached)).toHaveLength(1);
    for (const database of opened.toSorted((a, b) => Number(b.attached) - Number(a.attached))) {
      const client = new Client(database.connection as { host: string });
      await client.connect();
      await client.query('CREATE EXTENSION IF NOT EXISTS vector');
      await client.end();
      await database.close();
    }
  });
});

describe('an open data folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await copyOfTemplate();
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('stays open for a guest that is idle for a moment', async () => {
    const owner = await openEmbeddedDatabase(root, { attach: 'never', command: 'the owner' });
    const guest = await openEmbeddedDatabase(root, { attach: 'if-running', command: 'the guest' });
    const order: string[] = [];
    const closing = owner.close().then(() => order.push('closed'));
    await delay(300);
    const client = new Client(guest.connection as { host: string });
    await client.connect();
    await client.query('SELECT 1').then(() => order.push('asked'));
    await client.end();
    await guest.close();
    await closing;
    expect(order).toEqual(['asked', 'closed']);
  });

  // 2000 vectors of 384 numbers: enough load to block an event loop that shares its thread with the database.
  it('does not block the event loop of the process', async () => {
    const owner = await openEmbeddedDatabase(root, { attach: 'never', command: 'the owner' });
    const client = new Client(owner.connection as { host: string });
    await client.connect();
    await client.query('CREATE TABLE vectors (v vector(384))');
    await client.query('CREATE INDEX ON vectors USING hnsw (v vector_cosine_ops)');
    const loop = monitorEventLoopDelay({ resolution: 10 });
    loop.enable();
    for (let done = 0; done < 2000; done += 100) {
      await client.query(
        `INSERT INTO vectors SELECT (SELECT array_agg(sin(row * 7 + n)) FROM generate_series(1, 384) AS n)::vector
         FROM generate_series($1::int, $1::int + 99) AS row`,
        [done],
      );
    }
    loop.disable();
    await client.end();
    await owner.close();
    // A database on this thread would block it most of the time; single delays come from a busy machine.
    expect(loop.percentile(50) / 1e6).toBeLessThan(100);
  });
});
