import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { useDatabase } from '../../src/database/use-database.js';
import { UserError } from '../../src/errors/errors.js';
import { INGEST } from '../../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { differentClocks } from '../../src/repair/row-faults.js';
import { EVERY_NAME, backTo } from '../database/back-to.js';
import { openQueue } from '../queue/places.js';
import { writeSectionsBook } from '../services/books.js';
import { CommandsHere } from '../services/commands-here.js';
import { createDatabase, describeOnPostgres } from '../services/databases.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { CLI } from '../services/programs.js';
import { until } from '../services/until.js';

const OLD = new Date(Date.now() - 2 * 24 * 3600 * 1000);
/** Long enough to be met while somebody works on it. */
const MANY_SECTIONS = 250;

interface Found {
  readonly check: string;
  readonly status: string;
  readonly code?: string;
  readonly message: string;
  readonly hint?: string;
  readonly mend?: string;
}

/** The codes of one status. How full the disk of a test machine is, is not what is tested. */
const codesOf = (found: readonly Found[], status: string) =>
  found
    .filter((one) => one.status === status && one.code !== 'doctor.disk_low')
    .map(({ code = '' }) => code)
    .toSorted();

async function doctor(
  cli: CommandsHere,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) {
  const { code, stdout } = await cli.run(['doctor', ...args, '--json'], { PORT: '0', ...environment });
  const { healthy, checks } = JSON.parse(stdout) as { healthy: boolean; checks: Found[] };
  expect(code).toBe(healthy ? 0 : 1);
  return checks;
}

describeOnOneLibrary('what doctor finds in a library', (makePlace) => {
  let place: TestPlace;
  let folder: string;
  let cli: CommandsHere;
  let library: INestApplicationContext;

  beforeAll(async () => {
    place = await makePlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-doctor-'));
    cli = new CommandsHere(folder, place.environment);
    library = await openLibrary(place);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const query = <T>(statement: string, values: unknown[] = []) =>
    library.get(DataSource).query<T[]>(statement, values);
  const bookPath = (sha256: string) =>
    join(place.environment['COLOPHON_DATA_DIR']!, 'books', `${sha256}.pdf`);

  /** An ingestion whose process was killed in the middle of it. @returns The id of its run. */
  async function killedRun(): Promise<string> {
    const book = await writeSectionsBook(join(folder, 'long.pdf'), MANY_SECTIONS, 2);
    const child = spawn(process.execPath, [CLI, 'ingest', book], {
      cwd: folder,
      env: { ...process.env, ...place.environment },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const run = await until('somebody works on it', async () => {
      const [found] = await query<{ id: string }>(`SELECT id FROM ingestion_runs WHERE state = 'embedding'`);
      return found;
    });
    child.kill('SIGKILL');
    await ended;
    return run.id;
  }

  async function deadLetter(): Promise<void> {
    const runId = randomUUID();
    const broken = () => {
      throw new UserError('test.broken', 'Broken.');
    };
    const app = await openQueue(place.environment, new Map([[runId, broken]]));
    try {
      await app.get(JobQueue).enqueue(INGEST, { runId });
      await until('it is a dead letter', async () => (await app.get(JobQueue).counts())['ingest']!.dead > 0);
    } finally {
      await app.close();
    }
  }

  it('is everything that is wrong with it; --fix mends what is safe, and deletes nothing', async () => {
    const books = await Promise.all(
      [3, 4].map((size) => writeSectionsBook(join(folder, `${size}.pdf`), size)),
    );
    await cli.json(['ingest', ...books]);
    const [first, second] = await query<{ id: string; sha256: string }>(
      'SELECT id, sha256 FROM documents ORDER BY file_name',
    );
    expect(codesOf(await doctor(cli), 'failed')).toEqual([]);

    await deadLetter();
    const lost = await killedRun();
    await query(
      'DELETE FROM chunk_embeddings WHERE chunk_id IN (SELECT id FROM chunks WHERE document_id = $1 LIMIT 2)',
      [first!.id],
    );
    await rename(bookPath(second!.sha256), join(folder, 'away.pdf'));
    const unnamed = bookPath('ab'.repeat(32));
    await writeFile(unnamed, '%PDF-1.7 nobody knows it');
    await utimes(unnamed, OLD, OLD);
    const half = join(bookPath(''), '..', `.${randomUUID()}`);
    await writeFile(half, 'half of a book');
    await utimes(half, OLD, OLD);
    await writeFile(join(folder, '.env'), 'EMBEDING_MODELS=secret-value\n');

    const other = { SEARCH_STEMMING: 'none' };
    const found = await doctor(cli, [], other);
    const rest = [
      'doctor.dead_letters',
      'doctor.files_missing',
      'doctor.files_unnamed',
      'doctor.unknown_setting',
      'doctor.vectors_missing',
    ];
    const mendable = ['doctor.leftover_files', 'doctor.lost_runs', 'doctor.words_not_indexed'];
    expect(codesOf(found, 'failed')).toEqual([...rest, ...mendable].toSorted());
    for (const one of found.filter(({ status }) => status === 'failed')) {
      expect(one).toMatchObject({
        message: expect.stringMatching(/\.$/),
        hint: expect.stringMatching(/\.$/),
      });
      expect(one.mend !== undefined).toBe(mendable.includes(one.code!));
    }
    expect(JSON.stringify(found)).not.toContain('secret-value');
    const messageOf = (code: string) => found.find((one) => one.code === code)!.message;
    expect(messageOf('doctor.vectors_missing')).toContain(`2 chunks of 1 book,`);
    expect(messageOf('doctor.vectors_missing')).toContain(first!.id);
    expect(messageOf('doctor.files_missing')).toContain(second!.id);
    expect(messageOf('doctor.files_unnamed')).toContain('ab'.repeat(32));
    expect(messageOf('doctor.dead_letters')).toContain('1 of ingest');
    expect(messageOf('doctor.words_not_indexed')).toContain('2 books');

    // It has only looked.
    expect(codesOf(await doctor(cli, [], other), 'failed')).toEqual([...rest, ...mendable].toSorted());
    expect(await query('SELECT state FROM ingestion_runs WHERE id = $1', [lost])).toEqual([
      { state: 'embedding' },
    ]);

    const countRows = () =>
      query(`SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM chunks WHERE published) AS chunks,
        (SELECT count(*) FROM chunk_embeddings) AS vectors, (SELECT count(*) FROM dead_letters) AS letters`);
    const before = await countRows();
    const fixed = await doctor(cli, ['--fix'], other);
    expect(codesOf(fixed, 'mended')).toEqual(mendable);
    expect(codesOf(fixed, 'failed')).toEqual(rest);
    expect(await countRows()).toEqual(before);
    expect(
      await query('SELECT state, replaced_by IS NOT NULL AS replaced FROM ingestion_runs WHERE id = $1', [
        lost,
      ]),
    ).toEqual([{ state: 'failed', replaced: true }]);
    const { stdout } = await cli.run(['search', 'patient sockets', '--json'], other);
    expect((JSON.parse(stdout) as { results: unknown[] }).results).not.toHaveLength(0);
  });

  it('names each fault, its code and the way out, for people', async () => {
    const { code, stdout } = await cli.run(['doctor'], { PORT: '0' });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^failed {3}settings {3}The environment has EMBEDING_MODELS.*\. \[doctor\.unknown_setting\]\n {20}Perhaps EMBEDDING_MODELS is meant/m,
    );
  });

  it('is a clock that differs by more than five seconds, ahead or behind', async () => {
    const dataSource = library.get(DataSource);
    expect(await differentClocks(dataSource)).toEqual([]);
    for (const [shift, word] of [
      [-20_000, 'ahead of'],
      [20_000, 'behind'],
    ] as const) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + shift });
      try {
        expect(await differentClocks(dataSource)).toMatchObject([
          {
            code: 'doctor.clock_differs',
            message: expect.stringMatching(new RegExp(`(19|20) s ${word}`)) as string,
          },
        ]);
      } finally {
        vi.useRealTimers();
      }
    }
  });
});

describeOnOneLibrary('migrations that are pending', (makePlace) => {
  let place: TestPlace;
  let folder: string;
  let cli: CommandsHere;

  beforeAll(async () => {
    place = await makePlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-doctor-'));
    cli = new CommandsHere(folder, place.environment);
    const { DATABASE_URL: url = '', COLOPHON_DATA_DIR: dataDir = '' } = place.environment;
    await useDatabase({ url, dataDir }, 'a test', ({ dataSource }) => backTo(dataSource, EVERY_NAME.at(-2)!));
  });
  afterAll(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('are reported and not applied; --fix applies them', async () => {
    for (let time = 0; time < 2; time += 1) {
      const found = await doctor(cli);
      expect(
        found.filter(({ status, code }) => status === 'failed' && code !== 'doctor.disk_low'),
      ).toMatchObject([
        {
          check: 'database',
          code: 'doctor.migrations_pending',
          message: expect.stringContaining(EVERY_NAME.at(-1)!) as string,
          mend: 'migrations',
        },
      ]);
    }
    const fixed = await doctor(cli, ['--fix']);
    expect(codesOf(fixed, 'mended')).toEqual(['doctor.migrations_pending']);
    expect(codesOf(fixed, 'failed')).toEqual([]);
    expect(codesOf(await doctor(cli), 'failed')).toEqual([]);
  });
});

describeOnPostgres('a database without tables', () => {
  it('is not wrong, and stays as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-doctor-'));
    const database = await createDatabase();
    try {
      const cli = new CommandsHere(folder, {
        COLOPHON_DATA_DIR: folder,
        DATABASE_URL: database.url,
        EMBEDDING_WORKERS: '1',
      });
      for (let time = 0; time < 2; time += 1) {
        const found = await doctor(cli);
        expect(codesOf(found, 'failed')).toEqual([]);
        expect(found.find(({ check }) => check === 'database')!.message).toContain('no tables yet');
      }
    } finally {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
