import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import request from 'supertest';
import type { WatchedFolderResponse } from '../../src/api/watched-folders/responses.js';
import { startServer } from '../../src/roles/start-server.js';
import { watchContract } from '../services/api-contract.js';
import { describeOnPostgres } from '../services/databases.js';
import { embeddedPlace, openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { CLI } from '../services/programs.js';
import { until } from '../services/until.js';
import { WatchedPlace } from './watched-place.js';

const QUIET = { PORT: '0', LOG_LEVEL: 'silent', WATCH_INTERVAL: '1' };

describe('a server with WATCH_FOLDERS', () => {
  let place: TestPlace;
  let watched: WatchedPlace;
  let library: INestApplicationContext;

  beforeAll(async () => {
    place = await embeddedPlace();
  });
  afterAll(() => place.remove());
  afterEach(() => watched?.remove());

  it('follows the folders', async () => {
    library = await openLibrary(place);
    watched = await WatchedPlace.make(library);
    await library.close();
    const app: INestApplication = await startServer('0.0.0', {
      ...place.environment,
      ...QUIET,
      WATCH_FOLDERS: watched.folder,
    });
    try {
      const served = WatchedPlace.at(app, watched.folder);
      for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await watched.put(name);
      for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) {
        await until(
          `${name} is complete`,
          async () => (await served.documentOf(name))?.status === 'completed',
        );
      }
      await rm(watched.at('a.pdf'));
      await until('a.pdf is hidden', async () => (await served.documentOf('a.pdf'))!.hidden);
      const former = (await served.documentOf('b.pdf'))!.id;
      await watched.put('b.pdf');
      await until('the former b.pdf is hidden', async () => (await served.document(former))!.hidden);
      expect(await served.documentOf('b.pdf')).toMatchObject({ status: 'completed', hidden: false });
      await rename(watched.folder, `${watched.folder}-away`);
      const problem = async () =>
        (await served.query<{ problem: string | null }>('SELECT problem FROM watched_folders'))[0]!.problem;
      await until('it knows that the folder is away', problem);
      await rename(`${watched.folder}-away`, watched.folder);
      await until('it knows that the folder is back', async () => (await problem()) === null);
      expect(await served.documentOf('c.pdf')).toMatchObject({ status: 'completed', hidden: false });
      await showsAndAccepts(app, served);
    } finally {
      await app.close();
    }
  });

  /** What a person does over REST while the server watches. */
  async function showsAndAccepts(app: INestApplication, served: WatchedPlace): Promise<void> {
    const contract = watchContract(app.getHttpServer());
    const api = () => request(app.getHttpServer());
    const shown = async () => {
      const { body } = await api().get('/v1/watched-folders').expect(200);
      return (body as { results: WatchedFolderResponse[] }).results[0]!;
    };
    const folder = await shown();
    expect(folder).toMatchObject({
      path: served.folder,
      watchedBy: expect.stringContaining(`process ${process.pid}`) as string,
      files: 2,
      problem: null,
      heldRemovals: 0,
      books: { done: 2, gone: 1, failed: 0 },
    });
    const path = `/v1/watched-folders/${folder.id}`;
    const nothing = await api().post(`${path}/accept-removals`).expect(409);
    expect(nothing.body).toMatchObject({ code: 'watch.nothing_held', field: 'id' });
    expect((await api().delete(path).expect(409)).body).toMatchObject({
      code: 'watch.folder_held',
      field: 'id',
    });
    const unknown = await api().delete('/v1/watched-folders/7').expect(404);
    expect(unknown.body).toMatchObject({ code: 'watch.folder_unknown', field: 'id' });
    for (const name of ['b.pdf', 'c.pdf']) await rm(served.at(name));
    await until('the removals wait', async () => (await shown()).heldRemovals === 2);
    expect((await shown()).problem).toContain('All 2 books are gone');
    const accepted = await api().post(`${path}/accept-removals`).expect(200);
    expect(accepted.body).toMatchObject({ heldRemovals: 2, removalsAccepted: true });
    await until('the books are hidden', async () => (await served.documentOf('c.pdf'))!.hidden);
    await until('nothing waits any more', async () => (await shown()).heldRemovals === 0);
    const [former] = await served.query<{ id: string }>(
      `INSERT INTO watched_folders (path) VALUES ('/unwatched') RETURNING id`,
    );
    await api().delete(`/v1/watched-folders/${former!.id}`).expect(204);
    expect(await served.query(`SELECT id FROM watched_folders WHERE path = '/unwatched'`)).toEqual([]);
    expect(contract.violations).toEqual([]);
  }

  it.each([
    ['/nowhere/at/all', /WATCH_FOLDERS: .*\/nowhere\/at\/all does not exist/],
    ['/tmp,,/var', /WATCH_FOLDERS must be paths of folders/],
    ['/tmp,/', /WATCH_FOLDERS: \/.* is inside \//],
  ])('does not start with %s', async (folders, message) => {
    const starting = startServer('0.0.0', { ...place.environment, ...QUIET, WATCH_FOLDERS: folders });
    await expect(starting).rejects.toMatchObject({
      code: 'settings.invalid',
      message: expect.stringMatching(message) as string,
    });
  });
});

describeOnPostgres('workers with the same WATCH_FOLDERS', () => {
  it('share them: one watches, and another goes on when it ends', async () => {
    const place = await postgresPlace();
    const library = await openLibrary(place);
    const watched = await WatchedPlace.make(library);
    const env = { ...process.env, ...place.environment, ...QUIET, WATCH_FOLDERS: watched.folder };
    const workers = [1, 2].map(() => spawn(process.execPath, [CLI, 'worker'], { env, stdio: 'ignore' }));
    const ends = workers.map((worker) => once(worker, 'exit'));
    const isComplete = async (name: string) => (await watched.documentOf(name))?.status === 'completed';
    const watcher = async () => {
      const [folder] = await watched.query<{ owner: string | null }>('SELECT owner FROM watched_folders');
      return workers.find(({ pid }) => folder?.owner?.split('/')[1] === String(pid));
    };
    try {
      await watched.put('a.pdf');
      await until('a.pdf is complete', () => isComplete('a.pdf'));
      expect(await watched.runs()).toBe(1);
      const first = (await watcher())!;
      first.kill('SIGTERM');
      const second = await until('the other one watches', async () => {
        const now = await watcher();
        return now !== first && now;
      });
      await watched.put('b.pdf');
      await until('b.pdf is complete', () => isComplete('b.pdf'));
      second.kill('SIGTERM');
      await Promise.all(ends);
      expect(await watcher()).toBeUndefined();
    } finally {
      workers.forEach((worker) => worker.kill('SIGKILL'));
      await Promise.all(ends);
      await library.close();
      await watched.remove();
      await place.remove();
    }
  });
});
