import { rename, rm } from 'node:fs/promises';
import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import { FolderClaims } from '../../src/watching/folder-claims.js';
import { startServer } from '../../src/roles/start-server.js';
import { openWorker } from '../jobs/open-roles.js';
import { describeOnPostgres } from '../services/databases.js';
import { embeddedPlace, openLibrary, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
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
    } finally {
      await app.close();
    }
  });

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
    const settings = { ...QUIET, WATCH_FOLDERS: watched.folder };
    const workers = [await openWorker(place, settings), await openWorker(place, settings)];
    const owner = async () =>
      (await watched.query<{ owner: string | null }>('SELECT owner FROM watched_folders'))[0]?.owner;
    const names = workers.map((worker) => worker.get(FolderClaims).name);
    try {
      await watched.put('a.pdf');
      await until(
        'a.pdf is complete',
        async () => (await watched.documentOf('a.pdf'))?.status === 'completed',
      );
      expect(await watched.runs()).toBe(1);
      const first = names.indexOf((await owner())!);
      expect(first).toBeGreaterThanOrEqual(0);
      await workers[first]!.close();
      await until('the other one watches', async () => (await owner()) === names[1 - first]);
      await watched.put('b.pdf');
      await until(
        'b.pdf is complete',
        async () => (await watched.documentOf('b.pdf'))?.status === 'completed',
      );
      await workers[1 - first]!.close();
      expect(await owner()).toBeNull();
    } finally {
      await library.close();
      await watched.remove();
      await place.remove();
    }
  });
});
