import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { FolderClaims } from '../../src/watching/folder-claims.js';
import { CommandLine } from '../services/command-line.js';
import { CommandsHere } from '../services/commands-here.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { CLI } from '../services/programs.js';
import { until } from '../services/until.js';
import { WatchedPlace } from './watched-place.js';

/** Long enough to be met while it is embedded. */
const LONG = 150;

interface Told {
  readonly event: string;
  readonly path?: string;
  readonly done?: number;
  readonly unchanged?: number;
  readonly hidden?: boolean;
}

describeOnOneLibrary('colophon watch', (makePlace) => {
  let place: TestPlace;
  /** Keeps the embedded database open: every command would take seconds to do so. */
  let library: INestApplicationContext;
  let watched: WatchedPlace;
  let cli: CommandLine;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
  });
  afterAll(async () => {
    await library?.close();
    await place.remove();
  });
  beforeEach(async () => {
    watched = await WatchedPlace.make(library);
    cli = new CommandsHere(watched.folder, place.environment);
  });
  afterEach(async () => {
    await library.get(FolderClaims).release();
    for (const command of started.splice(0)) {
      if (command.exitCode === null && command.signalCode === null) {
        command.kill('SIGKILL');
        await once(command, 'exit');
      }
    }
    await watched.remove();
  });

  /** Watches in a process of its own. */
  const watch = (...options: string[]) => {
    const env = { ...process.env, ...place.environment, WATCH_INTERVAL: '1' };
    const command = spawn(process.execPath, [CLI, 'watch', watched.folder, '--json', ...options], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(command);
    let stdout = '';
    let stderr = '';
    command.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    command.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(command, 'exit') as Promise<[number | null]>;
    const events = () => told(stdout.slice(0, stdout.lastIndexOf('\n') + 1));
    return {
      command,
      ended,
      events,
      tells: (event: string, path: string) =>
        until(`${event} ${path}: ${stdout} ${stderr}`, () => {
          if (command.exitCode !== null) {
            throw new Error(`It ended with ${command.exitCode}: ${stdout} ${stderr}`);
          }
          return events().some((one) => one.event === event && one.path === path);
        }),
    };
  };
  const lookOnce = async (...options: string[]) => {
    const { code, stdout } = await cli.run(['watch', watched.folder, '--once', '--json', ...options]);
    return { code, events: told(stdout) };
  };

  it('looks once, with one line of JSON for each event, and fails when a book does', async () => {
    await watched.put('a.pdf');
    await watched.put('b.pdf', Buffer.from('no book'));
    const first = await lookOnce();
    expect(first.code).toBe(1);
    expect(first.events.map(({ event }) => event)).toEqual([
      'listed',
      'added',
      'ingested',
      'progress',
      'refused',
      'progress',
    ]);
    expect(await lookOnce()).toMatchObject({ code: 0, events: [{ event: 'listed', unchanged: 2 }] });
  });

  it('tells people what it does, and shows the folders that it knows', async () => {
    await watched.put('a.pdf');
    await watched.put('b.pdf', Buffer.from('no book'));
    const { stdout, stderr } = await cli.run(['watch', '.', '--once']);
    expect(stdout).toContain(`${watched.folder}: 2 books, 2 new`);
    expect(stdout).toMatch(/a\.pdf: completed, "A book of 1 sections"/);
    expect(stderr).toMatch(/warning: .*b\.pdf: The file is not a PDF.*\[document\.not_pdf\]/);
    expect(stderr).toMatch(/1 done, 1 to do, [\d.]+ books a minute/);
    const status = await cli.run(['watch', '--status']);
    expect(status.stdout).toContain(watched.folder);
    expect(status.stdout).toContain('watched by nobody');
    expect(status.stdout).toContain('1 done, 1 refused');
    expect(status.stdout).toContain('b.pdf: The file is not a PDF');
    const { folders } = await cli.json<{ folders: { path: string }[] }>(['watch', '--status']);
    expect(folders).toContainEqual(
      expect.objectContaining({
        path: watched.folder,
        owner: null,
        files: 2,
        done: 1,
        refused: 1,
        errors: [expect.objectContaining({ path: 'b.pdf', code: 'document.not_pdf' })],
      }),
    );
    const { id } = (await watched.documentOf('a.pdf'))!;
    expect((await cli.run(['watch', '.', '--forget'])).stdout).toContain('stay in the library');
    expect(await watched.document(id)).toMatchObject({ status: 'completed', hidden: false });
    const again = await cli.run(['watch', '.', '--forget']);
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[watch.folder_unknown]') as string,
    });
  });

  it.each([
    ['no folder', [], 2, /folder is missing/],
    ['--status with a folder', ['.', '--status'], 2, /stands alone/],
    ['contradictions', ['.', '--keep-removed', '--accept-removals'], 2, /contradict/],
    ['--forget with more', ['.', '--forget', '--once'], 2, /no other option/],
    [
      'a folder that is not there',
      ['nowhere', '--once'],
      1,
      /nowhere does not exist\. \[watch\.folder_away\]/,
    ],
    ['a file', ['a.pdf', '--once'], 1, /is not a folder\. \[watch\.folder_away\]/],
  ])('refuses %s', async (_, args, code, message) => {
    await watched.put('a.pdf');
    expect(await cli.run(['watch', ...args])).toMatchObject({
      code,
      stderr: expect.stringMatching(message) as string,
    });
  });

  it('is stopped by Ctrl-C within seconds, and goes on where it ended', async () => {
    await watched.put('a.pdf');
    await watched.put('b.pdf', watched.newBook(LONG));
    await watched.put('c.pdf');
    const first = watch();
    await first.tells('added', 'b.pdf');
    const stopped = performance.now();
    first.command.kill('SIGINT');
    expect(await first.ended).toEqual([0, null]);
    expect(performance.now() - stopped).toBeLessThan(20_000);
    expect(await watched.documentOf('a.pdf')).toMatchObject({ status: 'completed' });
    expect(await watched.documentOf('b.pdf')).toMatchObject({ status: 'pending' });
    const [folder] = await watched.query<{ owner: string | null }>(
      'SELECT owner FROM watched_folders WHERE path = $1',
      [watched.folder],
    );
    expect(folder).toEqual({ owner: null });
    const { code, events } = await lookOnce();
    expect(code).toBe(0);
    const named = events.flatMap(({ event, path }) => (path === undefined ? [] : [`${event} ${path}`]));
    expect(named).toEqual(['ingested b.pdf', 'added c.pdf', 'ingested c.pdf']);
  });

  it('follows what happens in the folder while it watches', async () => {
    for (const name of ['a.pdf', 'b.pdf']) await watched.put(name);
    const { command, ended, tells, events } = watch();
    await tells('ingested', 'b.pdf');
    await rename(watched.at('a.pdf'), watched.at('z.pdf'));
    await tells('moved', 'z.pdf');
    await watched.put('new.pdf');
    await tells('ingested', 'new.pdf');
    await rm(watched.at('b.pdf'));
    await tells('removed', 'b.pdf');
    expect(events().find(({ event }) => event === 'removed')).toMatchObject({ hidden: true });
    await rename(watched.folder, `${watched.folder}-away`);
    await until('it tells that the folder is away', () => events().some(({ event }) => event === 'away'));
    await rename(`${watched.folder}-away`, watched.folder);
    await watched.put('later.pdf');
    await tells('ingested', 'later.pdf');
    command.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await watched.documentOf('z.pdf')).toMatchObject({ hidden: false });
  });

  it('leaves a folder to the process that watches it, until that one is killed', async () => {
    await watched.put('a.pdf');
    const other = watch();
    await other.tells('ingested', 'a.pdf');
    const refused = await cli.run(['watch', watched.folder, '--once']);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        new RegExp(`process ${other.command.pid} on .*\\[watch\\.folder_held\\]`),
      ) as string,
    });
    expect(await cli.run(['watch', watched.folder, '--forget'])).toMatchObject({ code: 1 });
    // Its only book is gone: the word of a person reaches the process that watches.
    await rm(watched.at('a.pdf'));
    await until('it holds the removal', () => other.events().some(({ event }) => event === 'removals_held'));
    const accepted = await cli.run(['watch', watched.folder, '--once', '--accept-removals']);
    expect(accepted.stderr).toContain('Its next look accepts the removals');
    await other.tells('removed', 'a.pdf');
    other.command.kill('SIGKILL');
    await other.ended;
    expect(await lookOnce()).toMatchObject({ code: 0 });
  });
});

function told(lines: string): Told[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);
}
