import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { DatabaseConnection } from '../../src/database/connection.js';
import { dataFolderHolder, openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { copyOfTemplate } from '../services/databases.js';

const OWNER = fileURLToPath(new URL('./owner-process.js', import.meta.url));
/** Enough that the process is killed in the middle of its work. */
const ROWS_BEFORE_KILL = 200;

describe('a data folder that is open', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await copyOfTemplate();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is shared with processes that may attach, refused to others, and free again after closing', async () => {
    const owner = await openEmbeddedDatabase(folder, { attach: 'never', command: 'the first' });
    try {
      expect(owner.attached).toBe(false);
      const second = openEmbeddedDatabase(folder, { attach: 'never', command: 'the second' });
      await expect(second).rejects.toMatchObject({
        code: 'data_folder.in_use',
        message: expect.stringMatching(new RegExp(`process ${process.pid} \\(the first\\)`)) as string,
      });
      const guest = await openEmbeddedDatabase(folder, { attach: 'if-running', command: 'the guest' });
      expect(guest.attached).toBe(true);
      expect(await query(guest.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await guest.close();
      // The guest has left, but the database is still open.
      expect(await query(owner.connection, 'SELECT 2 AS two')).toEqual([{ two: 2 }]);
      expect(await dataFolderHolder(folder)).toMatchObject({ pid: process.pid, ready: true });
    } finally {
      await owner.close();
    }
    expect(await dataFolderHolder(folder)).toBeNull();
  });

  it('is given to exactly one of several simultaneous processes', async () => {
    const wanting = Array.from({ length: 4 }, (_, index) =>
      openEmbeddedDatabase(folder, { attach: 'if-running', command: `number ${index}` }),
    );
    const opened = await Promise.all(wanting);
    expect(opened.filter(({ attached }) => !attached)).toHaveLength(1);
    await Promise.all(opened.map((database) => database.close()));
  });
});

describe('a data folder whose owner was killed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await copyOfTemplate();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is taken over with every acknowledged row', async () => {
    const acknowledged = await killAfter(ROWS_BEFORE_KILL, folder);
    expect(await dataFolderHolder(folder)).toBeNull();

    const next = await openEmbeddedDatabase(folder, { attach: 'if-running', command: 'the next' });
    try {
      expect(next.attached).toBe(false);
      const rows = (await query(next.connection, 'SELECT number FROM numbers ORDER BY number')) as {
        number: number;
      }[];
      const found = rows.map(({ number }) => number);
      // The last statement may have been committed although its answer did not arrive.
      expect(found.slice(0, acknowledged.length)).toEqual(acknowledged);
      expect(found.length - acknowledged.length).toBeLessThanOrEqual(1);
    } finally {
      await next.close();
    }
  });
});

describe('a path that is not a data folder', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'colophon-folder-'));
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  it('is refused and left unchanged if it is a file', async () => {
    const file = join(parent, 'notes.txt');
    await writeFile(file, 'mine');
    for (const path of [file, join(file, 'inside')]) {
      const opening = openEmbeddedDatabase(path, { attach: 'never', command: 'a test' });
      await expect(opening).rejects.toMatchObject({ code: 'data_folder.not_a_folder' });
    }
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it.each([
    ['of another PostgreSQL', { PG_VERSION: '15\n', base: 'theirs' }],
    ['without its version', { base: 'theirs' }],
  ])('is refused and left unchanged if it holds a database %s', async (_, files) => {
    const database = join(parent, 'database');
    await mkdir(database);
    for (const [name, content] of Object.entries(files)) await writeFile(join(database, name), content);
    const opening = openEmbeddedDatabase(parent, { attach: 'never', command: 'a test' });
    await expect(opening).rejects.toMatchObject({ code: 'data_folder.foreign' });
    expect(await readdir(parent)).toEqual(['database']);
    expect(await contents(database)).toEqual(files);
  });
});

async function contents(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const read = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** @returns The numbers that the owner printed as acknowledged before SIGKILL ended it. */
async function killAfter(rows: number, folder: string): Promise<number[]> {
  const owner = spawn(process.execPath, [OWNER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(owner, 'close');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: owner.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === rows) owner.kill('SIGKILL');
  }
  await ended;
  expect(owner.signalCode).toBe('SIGKILL');
  return acknowledged;
}

async function query(connection: DatabaseConnection, statement: string): Promise<unknown[]> {
  const client = new Client('url' in connection ? { connectionString: connection.url } : { ...connection });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
