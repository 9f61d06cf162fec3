import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../src/documents/documents.service.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { PASSWORD, encryptedBook } from './hostile/encrypted.js';
import { encrypt256 } from './hostile/encryption.js';
import { embeddedPlace, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { CLI } from './services/programs.js';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('a book with a password', () => {
  let place: TestPlace;
  let folder: string;
  let book: string;

  beforeAll(async () => {
    place = await embeddedPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-password-'));
    book = join(folder, 'locked.pdf');
    await writeFile(book, encryptedBook(encrypt256, { user: PASSWORD, owner: 'publisher' }));
  });

  afterAll(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  function colophon(args: readonly string[], input = ''): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [CLI, ...args, '--json'],
        { env: { ...process.env, ...place.environment }, cwd: folder },
        (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
      child.stdin?.end(input);
    });
  }

  it('can be inspected only with the password, also from standard input', async () => {
    expect(await colophon(['inspect', 'toc', book, '--password', PASSWORD])).toMatchObject({ code: 0 });
    const { code, stdout } = await colophon(['inspect', 'chunks', book, '--password', '-'], `${PASSWORD}\n`);
    expect(code).toBe(0);
    expect(stdout).toContain('gardening');
    const refused = await colophon(['inspect', 'toc', book]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      error: { code: 'document.encrypted', hint: expect.stringContaining('--password') as string },
    });
  });

  it('fails without the password, is ingested with it, and the password is not stored', async () => {
    const without = await colophon(['ingest', book]);
    expect(without.code).toBe(1);
    expect(without.stdout).toContain('document.encrypted');
    const wrong = await colophon(['ingest', book, '--password', 'open barley']);
    expect(wrong.stdout).toContain('document.wrong_password');
    expect(wrong.stdout + wrong.stderr).not.toContain('open barley');
    const right = await colophon(['ingest', book, '--password', PASSWORD]);
    expect(right).toMatchObject({ code: 0 });
    expect(right.stdout + right.stderr).not.toContain(PASSWORD);

    const library = await openLibrary(place);
    try {
      const dataSource = library.get(DataSource);
      for (const table of ['documents', 'ingestion_runs', 'chunks']) {
        const rows: unknown = await dataSource.query(`SELECT * FROM ${table}`);
        expect(JSON.stringify(rows)).not.toMatch(/open sesame|open barley/);
      }
    } finally {
      await library.close();
    }
    for (const name of await readdir(join(place.environment['COLOPHON_DATA_DIR']!, 'books'))) {
      expect(await readFile(join(place.environment['COLOPHON_DATA_DIR']!, 'books', name))).toEqual(
        await readFile(book),
      );
    }
  });

  it('is run again by this process if one without the password started the run first', async () => {
    const library = await openLibrary(place);
    try {
      const ingestion = library.get(IngestionService);
      const { document } = await library.get(DocumentsService).addPath(book);
      await expect(ingestion.ingest(document.id, true)).rejects.toMatchObject({ code: 'document.encrypted' });
      const run = await ingestion.ingest(document.id, true, { password: PASSWORD });
      expect(run.state).toBe('completed');
    } finally {
      await library.close();
    }
  });
});
