import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { connect } from '../../src/database/connect.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { moveLibrary } from '../../src/moving/move-library.js';
import { ENTITIES } from '../../src/roles/entities.js';
import { CommandsHere } from '../services/commands-here.js';
import { copyOfTemplate, createLibraryDatabase, describeOnPostgres } from '../services/databases.js';
import { CLI } from '../services/programs.js';
import { until } from '../services/until.js';
import { fillLibrary } from './filled-library.js';

/** Each belongs to one database. */
const OWN = ['library_identity', 'schema_migrations'];

describeOnPostgres('moving an embedded library', () => {
  let folder: string;
  let target: Awaited<ReturnType<typeof createLibraryDatabase>>;
  let client: Client;

  /** Runs work on the embedded library and the target. */
  const opened = async <T>(work: (source: DataSource, target: DataSource) => Promise<T>): Promise<T> => {
    const embedded = await openEmbeddedDatabase(folder, { attach: 'never', command: 'a test' });
    const { dataSource: source } = await connect(dataSourceOptions(embedded.connection, 2, ENTITIES));
    const { dataSource: server } = await connect(dataSourceOptions({ url: target.url }, 2, ENTITIES));
    try {
      return await work(source, server);
    } finally {
      await source.destroy();
      await server.destroy();
      await embedded.close();
    }
  };
  const rowsInTarget = async () => {
    const { rows } = await client.query<{ name: string; rows: number }>(`
      SELECT relname AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', relname), false, true, '')))[1]::text::int AS rows
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`);
    return new Map(
      rows.filter(({ name }) => !OWN.includes(name)).map(({ name, rows: count }) => [name, count]),
    );
  };
  /** Keys between tables, and triggers that are at work. */
  const rules = async () => {
    const { rows } = await client.query<{ rule: string }>(`
      SELECT conname || pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE contype = 'f'
      UNION ALL SELECT tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`);
    return rows.map(({ rule }) => rule);
  };

  beforeAll(async () => {
    folder = await copyOfTemplate();
    target = await createLibraryDatabase();
    client = new Client({ connectionString: target.url });
    await client.connect();
    await opened((source) => fillLibrary(source));
  });
  afterAll(async () => {
    await client?.end();
    await target?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('leaves an empty target when it stops, whatever it was doing', async () => {
    const before = await rules();
    await opened(async (source, server) => {
      for (const [step, from] of [
        ['counting', 3],
        ['moving', 1],
        ['moving', 2000],
        ['proving', 0],
        ['proving', 20],
      ] as const) {
        const onProgress = (now: string, done: number) => {
          if (now === step && done >= from) throw new Error(`stopped while ${step}`);
        };
        await expect(moveLibrary(source, server, { onProgress })).rejects.toThrow(`stopped while ${step}`);
        expect([...(await rowsInTarget()).values()].filter((rows) => rows > 0)).toEqual([]);
      }
    });
    expect(await rules()).toEqual(before);
  });

  it('leaves an empty target when it is killed, and the library as it was', async () => {
    const before = await rules();
    await client.query('BEGIN');
    await client.query('LOCK TABLE webhooks IN ACCESS EXCLUSIVE MODE');
    const mover = spawn(process.execPath, [CLI, 'move-to', target.url], {
      env: { ...process.env, COLOPHON_DATA_DIR: folder },
      stdio: 'ignore',
    });
    try {
      await until('the move waits for a table', async () => {
        const { rows } = await client.query(
          `SELECT FROM pg_locks WHERE NOT granted AND relation = 'webhooks'::regclass`,
        );
        return rows.length > 0;
      });
    } finally {
      mover.kill('SIGKILL');
      await once(mover, 'exit');
      await client.query('ROLLBACK');
    }
    await until('the server has undone it', async () => {
      const { rows } = await client.query(`SELECT FROM pg_locks WHERE relation = 'webhooks'::regclass`);
      return rows.length === 0;
    });
    expect([...(await rowsInTarget()).values()].filter((rows) => rows > 0)).toEqual([]);
    expect(await rules()).toEqual(before);
  });

  it('takes every row of every table, proves them, and numbers go on', async () => {
    const cli = new CommandsHere(folder, { COLOPHON_DATA_DIR: folder });
    const before = await rules();
    const { code, stdout } = await cli.run(['move-to', target.url]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/chunk_embeddings +4206 +\d+/);
    expect(stdout).toContain('set DATABASE_URL');
    const rows = await rowsInTarget();
    expect([...rows].filter(([, count]) => count === 0)).toEqual([]);
    expect(await rules()).toEqual(before);
    await opened(async (source, server) => {
      const order = (table: string, key: string) => `SELECT * FROM ${table} ORDER BY ${key}`;
      for (const [table, key] of [
        ['documents', 'id'],
        ['api_keys', 'id'],
        ['lexical_postings', 'index_id, term COLLATE "C"'],
        ['events', 'id'],
      ] as const) {
        expect(await server.query(order(table, key))).toEqual(await source.query(order(table, key)));
      }
      const [last] = await source.query<{ id: string }[]>('SELECT max(id) AS id FROM events');
      await server.query(`UPDATE documents SET deleted_at = NULL WHERE deleted_at IS NOT NULL`);
      const [next] = await server.query<{ id: string }[]>('SELECT max(id) AS id FROM events');
      expect(Number(next!.id)).toBe(Number(last!.id) + 1);
    });
  });

  it('is refused by a target that has rows, unless these are the same', async () => {
    await client.query(
      `UPDATE documents SET deleted_at = now() WHERE id = '00000000-0000-4000-8000-000000000002'`,
    );
    await opened(async (source, server) => {
      await expect(moveLibrary(source, server)).rejects.toMatchObject({
        code: 'move.target_not_empty',
        message: expect.stringContaining('chunks') as string,
      });
    });
    const empty = await createLibraryDatabase();
    const cli = new CommandsHere(folder, { COLOPHON_DATA_DIR: folder, DATABASE_URL: empty.url });
    try {
      const first = await cli.json<{ before: boolean }>(['move-to']);
      const again = await cli.json<{ before: boolean }>(['move-to']);
      expect([first.before, again.before]).toEqual([false, true]);
    } finally {
      await empty.drop();
    }
  });

  it.each([
    ['no address', ['move-to']],
    ['another address', ['move-to', 'mysql://host/library']],
  ])('is refused with %s', async (_, args) => {
    const cli = new CommandsHere(folder, { COLOPHON_DATA_DIR: folder });
    expect(await cli.run(args)).toMatchObject({ code: 2 });
  });

  it('is refused without an embedded library', async () => {
    const cli = new CommandsHere(folder, { COLOPHON_DATA_DIR: `${folder}/nothing` });
    const { stdout } = await cli.run(['move-to', target.url, '--json']);
    expect(stdout).toContain('move.no_library');
  });
});
