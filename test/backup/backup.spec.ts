import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inject } from 'vitest';
import { backUp } from '../../src/backup/back-up.js';
import { restoreBackup } from '../../src/backup/restore.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { SearchService } from '../../src/search/search.service.js';
import { addBook } from '../runs/plain-book.js';
import { sectionsBook } from '../services/books.js';
import { CommandsHere } from '../services/commands-here.js';
import { copyOfTemplate } from '../services/databases.js';
import { embeddedPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { manualBook } from '../services/manual-book.js';
import { until } from '../services/until.js';

const QUERY = 'case 3 of edition 1';
/** Always two rows, in one transaction. */
const PAIR = `
  INSERT INTO audit_log (caller_kind, caller_name, method, route, path, status)
  SELECT 'test', n::text, 'GET', '/', '/', 200 FROM generate_series(1, 2) n`;
const AUDITED = `SELECT count(*)::int AS rows FROM audit_log WHERE caller_kind = 'test'`;

describe('a backup of an embedded library', () => {
  let folder: string;
  let place: TestPlace;
  let dataDir: string;
  let library: INestApplicationContext;
  let file: string;
  let first: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-backup-'));
    file = join(folder, 'library.tar.gz');
    place = await embeddedPlace();
    dataDir = place.environment['COLOPHON_DATA_DIR']!;
    library = await openLibrary(place);
    first = (await addBook(library, sectionsBook(5))).id;
    await library.get(IngestionService).ingest(first, false);
  });
  afterAll(async () => {
    await library?.close();
    await place?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const found = async (of: INestApplicationContext) => {
    const { results } = await of
      .get(SearchService)
      .search(QUERY, { limit: 5, documents: [first], leg: 'vector' });
    return results.map(({ chunkId, score }) => ({ chunkId, score }));
  };
  const openRestored = (at: string) =>
    openLibrary({
      environment: { ...place.environment, COLOPHON_DATA_DIR: at },
      remove: () => Promise.resolve(),
    });

  it('is taken while the library is used, and restored as it was at one moment', async () => {
    const { id } = await addBook(library, manualBook());
    const stop = new AbortController();
    let stage = '';
    const ingesting = library
      .get(IngestionService)
      .ingest(id, false, { signal: stop.signal, onProgress: (now) => (stage = now) });
    const writing = (async () => {
      while (!stop.signal.aborted) await library.get(DataSource).query(PAIR);
    })();
    await until('chunks are embedded', () => stage === 'embedding');
    // By a command, as for a person: it asks the process that has the library open.
    const cli = new CommandsHere(dataDir, place.environment);
    const { code, stdout } = await cli.run(['backup', file]);
    expect(stdout).toContain('the library with 2 books');
    expect(code).toBe(0);
    await ingesting;
    stop.abort();
    await writing;
    const [now] = await library.get(DataSource).query<{ rows: number }[]>(AUDITED);

    const restored = join(folder, 'restored');
    expect(await cli.run(['restore', file, '--into', restored])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`Set COLOPHON_DATA_DIR to ${restored}`) as string,
    });
    expect((await readdir(restored)).toSorted()).toEqual(['books', 'database']);
    const copy = await openRestored(restored);
    try {
      expect(await found(copy)).toEqual(await found(library));
      const [then] = await copy.get(DataSource).query<{ rows: number }[]>(AUDITED);
      expect(then!.rows % 2).toBe(0);
      expect(then!.rows).toBeGreaterThan(0);
      expect(then!.rows).toBeLessThan(now!.rows);
      // The second book is not there yet, all of it: a run works on it, and readers see none of its chunks.
      const seen = await copy.get(DataSource).query<{ state: string; chunks: number }[]>(`
        SELECT r.state, (SELECT count(*)::int FROM chunks c WHERE c.document_id = r.document_id AND published) AS chunks
        FROM ingestion_runs r ORDER BY r.created_at`);
      expect(seen[0]).toEqual({ state: 'completed', chunks: 5 });
      expect(seen[1]).toMatchObject(seen[1]!.state === 'completed' ? { chunks: 42 } : { chunks: 0 });
      await copy.get(DataSource).query(PAIR);
    } finally {
      await copy.close();
    }
    expect(await readdir(join(dataDir, 'copies'))).toEqual([]);
  });

  it('is taken without a server, and without the books if one wants', async () => {
    const alone = await copyOfTemplate();
    try {
      // A book that a cache has kept for long.
      const cached = join(alone, 'copies', `${'0'.repeat(64)}.pdf`);
      await mkdir(join(alone, 'copies'), { recursive: true });
      await writeFile(cached, '%PDF-');
      await utimes(cached, 1, 1);
      const path = join(folder, 'alone.tar');
      const written = await backUp(alone, path, { files: false });
      expect(written.books).toBe(0);
      expect(await readdir(join(alone, 'copies'))).toEqual([basename(cached)]);
      // An interrupted restore is begun again.
      const target = join(folder, 'alone');
      await mkdir(join(target, 'restoring', 'database'), { recursive: true });
      await restoreBackup(path, target);
      await (await openRestored(target)).close();
    } finally {
      await rm(alone, { recursive: true, force: true });
    }
  });

  it('is not restored into a folder that has something, nor when it was cut or changed', async () => {
    const cli = new CommandsHere(dataDir, place.environment);
    const code = async (path: string, into: string) => {
      const { stdout } = await cli.run(['restore', path, '--into', into, '--json']);
      return (JSON.parse(stdout) as { error: { code: string } }).error.code;
    };
    expect(await code(file, dataDir)).toBe('backup.folder_not_empty');
    const cut = join(folder, 'cut.tar.gz');
    await cp(file, cut);
    await truncate(cut, 100_000);
    const into = join(folder, 'into');
    expect(await code(cut, into)).toBe('archive.incomplete');
    const other = join(folder, 'other.tar');
    await writeFile(other, 'something');
    expect(await code(other, into)).toBe('archive.foreign');
    await expect(readdir(into)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is not taken where there is no library, or where it is on a server', async () => {
    await expect(
      backUp(join(folder, 'nothing'), join(folder, 'x.tar'), { files: true }),
    ).rejects.toMatchObject({
      code: 'backup.no_library',
    });
    const cli = new CommandsHere(dataDir, {
      ...place.environment,
      DATABASE_URL: 'postgres://nobody@localhost/x',
    });
    expect((await cli.run(['backup', join(folder, 'x.tar'), '--json'])).stdout).toContain(
      'backup.not_embedded',
    );
  });
});

const mount = (folder: string, size: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
const refused = process.getuid?.() !== 0 || spawnSync('unshare', ['--mount', 'true']).status !== 0;
const reason = refused ? ' (mount is refused here)' : '';

describe.skipIf(refused)(`a backup onto a full disk${reason}`, () => {
  let disk: string;

  beforeEach(async () => {
    disk = await mkdtemp(join(tmpdir(), 'colophon-disk-'));
  });
  afterEach(async () => {
    execFileSync('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true, force: true });
  });

  it('fails clearly, and leaves neither a half file nor a copy', async () => {
    mount(disk, '4m');
    const dataDir = await copyOfTemplate();
    try {
      const cli = new CommandsHere(dataDir, { COLOPHON_DATA_DIR: dataDir });
      const { code, stdout } = await cli.run(['backup', join(disk, 'library.tar'), '--json']);
      expect(code).toBe(1);
      expect(stdout).toContain('file.not_writable');
      expect(await readdir(disk)).toEqual([]);
      expect(await readdir(join(dataDir, 'copies'))).toEqual([]);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  it('is refused when the disk of the library has no room for a copy, and the library goes on', async () => {
    mount(disk, '80m');
    const dataDir = join(disk, 'library');
    await cp(inject('embeddedTemplate'), dataDir, { recursive: true });
    const path = join(tmpdir(), 'never.tar');
    await expect(backUp(dataDir, path, { files: true })).rejects.toMatchObject({ code: 'data_folder.full' });
    expect(await readdir(join(dataDir, 'copies'))).toEqual([]);
    const cli = new CommandsHere(dataDir, { COLOPHON_DATA_DIR: dataDir });
    expect(await cli.run(['documents'])).toMatchObject({ code: 0 });
  });
});
