import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { Gate } from '../../src/database/embedded/gate.js';
import { copyOfTemplate } from '../services/databases.js';
import { until } from '../services/until.js';

const LOG_BYTES = 2 * 1024 * 1024;
const LOG = `
  SELECT redo_lsn::text AS redo, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes
  FROM pg_control_checkpoint()`;

describe('the log of the embedded database', () => {
  let folder: string;
  let instance: PGlite;
  let gate: Gate;
  let client: Client;

  beforeAll(async () => {
    folder = await copyOfTemplate();
    instance = await PGlite.create({ dataDir: join(folder, 'database') });
    gate = new Gate(instance, folder, { checkpoints: { everyMs: 20, logBytes: LOG_BYTES } });
    await gate.listen({ path: join(folder, '.s.PGSQL.5432') });
    client = new Client({ host: folder, user: 'postgres', database: 'postgres' });
    await client.connect();
    await client.query('CREATE TABLE notes (text text)');
  });
  afterAll(async () => {
    await client.end();
    await gate.close();
    await instance.close();
    await rm(folder, { recursive: true, force: true });
  });

  const log = async () => (await client.query<{ redo: string; bytes: number }>(LOG)).rows[0]!;
  /** Writes about 2 MB. */
  const write = () =>
    client.query(`INSERT INTO notes SELECT repeat('a note ', 100) || n FROM generate_series(1, 3000) AS n`);
  const untilShort = () => until('the log is short', async () => (await log()).bytes <= LOG_BYTES);

  it('is shortened while the database is open, during any writes', async () => {
    for (let round = 0; round < 3; round += 1) {
      const before = await log();
      await until('the log is shortened', async () => {
        await write();
        return (await log()).redo !== before.redo;
      });
      await untilShort();
      expect((await log()).bytes).toBeLessThanOrEqual(LOG_BYTES);
    }
  });

  it('is shortened only after the end of a transaction, which keeps its rows', async () => {
    await client.query('TRUNCATE notes');
    await untilShort();
    await client.query('BEGIN');
    const before = await log();
    await until('the log is long', async () => {
      await write();
      return (await log()).bytes > LOG_BYTES;
    });
    await delay(100);
    expect((await log()).redo).toBe(before.redo);
    const { rows } = await client.query('SELECT count(*)::int AS notes FROM notes');
    await client.query('COMMIT');
    await untilShort();
    expect((await client.query('SELECT count(*)::int AS notes FROM notes')).rows).toEqual(rows);
  });
});
