import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { CommandLine } from '../services/command-line.js';
import { until } from '../services/until.js';

const BOOK = new URL('../../samples/handbook.pdf', import.meta.url).pathname;
/** A new library needs 38 MB of it: then less than a segment of the log is left when the next one is needed. */
const SMALL = 'size=60m';
/** Segments of 16 MB, one for each row: more than there is room for. */
const MOST_ROWS = 10;
/** Promised are 10 s of a machine that has nothing else to do. */
const TOLD_WITHIN_MS = 60_000;

const mount = (folder: string, options: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
const refused = process.getuid?.() !== 0 || spawnSync('unshare', ['--mount', 'true']).status !== 0;
const reason = refused ? ' (mount is refused here)' : '';

describe.skipIf(refused)(`a library on a disk that fills up${reason}`, () => {
  let disk: string;
  let folder: string;

  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), 'colophon-disk-'));
    mount(disk, SMALL);
    folder = join(disk, 'library');
    await cp(inject('embeddedTemplate'), folder, { recursive: true });
  });
  afterAll(async () => {
    execFileSync('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true, force: true });
  });

  const open = (onFailure?: (error: Error) => void) =>
    openEmbeddedDatabase(folder, { attach: 'never', command: 'a test', onFailure });

  it('reports a full disk within seconds, and again when opened, until there is space; it loses nothing', async () => {
    const failures: Error[] = [];
    const database = await open((error) => failures.push(error));
    const client = new Client(database.connection as { host: string });
    // The gate closes the connection after sending the reason.
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE filling (id serial)');
    let rows = 0;
    let askedAt = 0;
    const fill = async () => {
      while (rows < MOST_ROWS) {
        askedAt = performance.now();
        await client.query('INSERT INTO filling DEFAULT VALUES');
        rows += 1;
        // The next row needs a new segment of the log.
        await client.query('SELECT pg_switch_wal()');
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: '53100' });
    await until('the failure is reported', () => failures.length > 0);
    expect(performance.now() - askedAt).toBeLessThan(TOLD_WITHIN_MS);
    expect(failures).toMatchObject([{ code: 'data_folder.full' }]);
    const again = new Client(database.connection as { host: string });
    await expect(again.connect()).rejects.toMatchObject({ code: '53100' });
    await database.close();

    await expect(open()).rejects.toMatchObject({ name: 'OperationalError', code: 'data_folder.full' });
    const told = await new CommandLine(disk, { COLOPHON_DATA_DIR: folder }).run(['status']);
    expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining('[data_folder.full]') as string });
    expect(told.stderr).not.toContain('move it away');

    mount(disk, 'remount,size=200m');
    const larger = await open();
    const reader = new Client(larger.connection as { host: string });
    await reader.connect();
    expect((await reader.query('SELECT count(*)::int AS rows FROM filling')).rows).toEqual([{ rows }]);
    await reader.end();
    await larger.close();
  });

  it('refuses a run before it begins', async () => {
    mount(disk, 'remount,size=90m');
    const told = await new CommandLine(disk, { COLOPHON_DATA_DIR: folder }).run(['ingest', BOOK]);
    expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining('[data_folder.full]') as string });
  });
});
