import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { writeSectionsBook } from '../services/books.js';
import { CommandLine } from '../services/command-line.js';
import { CommandsHere } from '../services/commands-here.js';
import { embeddedPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

const SECTIONS = 10;

interface Outcome {
  readonly runs: readonly {
    readonly id: string;
    readonly state: string;
    readonly error: { readonly code: string } | null;
  }[];
  readonly skipped: readonly { readonly code: string }[];
}

describe('commands that control runs', () => {
  let place: TestPlace;
  let folder: string;
  let cli: CommandsHere;
  /** Keeps the embedded database open for the commands. */
  let library: INestApplicationContext;
  let id: string;

  beforeAll(async () => {
    place = await embeddedPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-cli-'));
    cli = new CommandsHere(folder, place.environment);
    library = await openLibrary(place);
    const book = await writeSectionsBook(join(folder, 'book.pdf'), SECTIONS);
    const { documents } = await cli.json<{ documents: { id: string }[] }>(['ingest', book]);
    ({ id } = documents[0]!);
  });

  afterAll(async () => {
    await library.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const refused = async (args: readonly string[]) => {
    const { code, stdout } = await cli.run([...args, '--json']);
    return { exit: code, ...(JSON.parse(stdout) as { error: { code: string; hint?: string } }).error };
  };

  it('refuse what the state of the document does not allow', async () => {
    expect(await refused(['cancel', id])).toMatchObject({ exit: 1, code: 'run.none_active' });
    expect(await refused(['retry', id])).toMatchObject({ exit: 1, code: 'run.not_retryable' });
    expect(await refused(['worker'])).toMatchObject({ exit: 1, code: 'role.needs_database' });
  });

  it('reprocess a document and wait for the end, or queue it and return; cancel what waits', async () => {
    // As a process of its own, for all that control runs.
    const alone = new CommandLine(folder, place.environment);
    const done = await alone.json<Outcome>(['reprocess', '--document', id, '--wait']);
    expect(done.runs).toMatchObject([{ state: 'completed', documentId: id }]);
    const queued = await cli.json<Outcome>(['reprocess', '--all']);
    expect(queued.runs).toMatchObject([{ state: 'queued', queuePosition: 1 }]);
    const again = await cli.json<Outcome>(['reprocess', '--all']);
    expect(again).toMatchObject({ runs: [], skipped: [{ code: 'run.active' }] });
    expect(await cli.json(['cancel', id])).toMatchObject({ documentId: id, status: 'completed' });
    expect(await cli.json(['retry', id, '--wait'])).toMatchObject({ runs: [{ state: 'completed' }] });
  });

  it('run with --wait a waiting run that no other process would run, and leave no job behind', async () => {
    const queued = await cli.json<Outcome>(['reprocess', '--document', id]);
    expect(queued.runs).toMatchObject([{ state: 'queued' }]);
    const done = await cli.json<Outcome>(['reprocess', '--document', id, '--wait']);
    expect(done).toMatchObject({ runs: [{ state: 'completed', id: queued.runs[0]!.id }], skipped: [] });
    expect(await cli.json(['jobs', 'list'])).toMatchObject({ counts: { ingest: { waiting: 0 } }, jobs: [] });
  });

  it('embed only chunks without vectors', async () => {
    expect(await cli.json(['reprocess', '--all', '--stage', 'embedding'])).toEqual({ runs: [], skipped: [] });
  });

  it('retry all failed documents, and show by the exit code that one failed again', async () => {
    const path = join(folder, 'damaged.pdf');
    await writeFile(path, Buffer.from(`%PDF-1.7\n${'x'.repeat(3000)}`));
    await cli.run(['ingest', path]);
    const { code, stdout } = await cli.run(['retry', '--failed', '--wait', '--json']);
    expect(code).toBe(1);
    const { runs } = JSON.parse(stdout) as Outcome;
    expect(runs).toMatchObject([{ state: 'failed', error: { code: 'document.damaged' } }]);
  });
});
