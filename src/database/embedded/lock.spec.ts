import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderLock } from './lock.js';
import type { GateProbe, LockHolder } from './lock.js';
import { THIS_PROCESS } from '../../process/process-identity.js';

/** A beat short enough to wait for. */
const TIMING = { beatMs: 50, silenceMs: 400 };
const WANTING = 12;
const ROUNDS = 15;

const nobodyListens: GateProbe = () => Promise.resolve(false);
const somebodyListens: GateProbe = () => Promise.resolve(true);

describe('the lock of a data folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'colophon-lock-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const take = (command: string, probe = nobodyListens) => DataFolderLock.take(root, command, probe, TIMING);

  it('is refused, with the name of its holder, until the holder releases it', async () => {
    const held = asLock(await take('the first'));
    expect(await take('the second')).toMatchObject({ command: 'the first', pid: process.pid, ready: false });
    await held.announceReady(null);
    expect(await take('the second')).toMatchObject({ command: 'the first', ready: true });
    await held.release();
    const next = asLock(await take('the second'));
    await next.release();
    expect(await DataFolderLock.holder(root, nobodyListens)).toBeNull();
  });

  it('goes to exactly one of those who find it stale at the same time, again and again', async () => {
    await leave(1, { ...THIS_PROCESS, pid: deadPid() });
    for (let round = 0; round < ROUNDS; round += 1) {
      const wanting = Array.from({ length: WANTING }, (_, index) => take(`number ${index}`));
      const locks = (await Promise.all(wanting)).filter((lock) => lock instanceof DataFolderLock);
      expect(locks).toHaveLength(1);
      await locks[0]!.release();
    }
    // Nothing piles up: one lock, no drafts.
    expect(await readdir(root)).toEqual([`lock.${ROUNDS + 1}`]);
  });

  it('is stale when its pid is that of a later process', async () => {
    await leave(4, { ...THIS_PROCESS, processStart: '1' });
    const next = await take('the next');
    expect(next).toBeInstanceOf(DataFolderLock);
    await asLock(next).release();
  });

  it('is stale when a crash of the machine left it unreadable', async () => {
    await writeFile(join(root, 'lock.1'), '');
    const next = await take('the next');
    expect(next).toBeInstanceOf(DataFolderLock);
    await asLock(next).release();
  });

  describe('of another machine or container', () => {
    const stranger = { ...THIS_PROCESS, host: 'elsewhere' };

    it('is believed while somebody listens at its gate', async () => {
      await leave(1, stranger);
      expect(await take('the next', somebodyListens)).toMatchObject({ host: 'elsewhere' });
    });

    it('is believed while it is touched', async () => {
      const path = await leave(1, stranger);
      const beating = setInterval(() => void utimes(path, new Date(), new Date()), TIMING.beatMs);
      try {
        expect(await take('the next')).toMatchObject({ host: 'elsewhere' });
      } finally {
        clearInterval(beating);
      }
    });

    it('is stale after a silence', async () => {
      await leave(1, stranger);
      const asked = performance.now();
      await asLock(await take('the next')).release();
      expect(performance.now() - asked).toBeGreaterThanOrEqual(TIMING.silenceMs);
    });
  });

  it('is touched by a holder that does nothing else', async () => {
    const held = asLock(await take('the holder'));
    // As another container would see it.
    const unknown = {
      ...(JSON.parse(JSON.stringify(await take('a look'))) as LockHolder),
      host: 'elsewhere',
    };
    await writeFile(join(root, 'lock.1'), JSON.stringify(unknown));
    expect(await take('the next')).toMatchObject({ command: 'the holder' });
    await held.release();
  });

  async function leave(number: number, process: typeof THIS_PROCESS): Promise<string> {
    const path = join(root, `lock.${number}`);
    const holder: LockHolder = {
      ...process,
      command: 'the one before',
      startedAt: new Date(0).toISOString(),
      port: null,
      ready: true,
      released: false,
    };
    await writeFile(path, JSON.stringify(holder));
    return path;
  }
});

function asLock(taken: DataFolderLock | LockHolder): DataFolderLock {
  if (taken instanceof DataFolderLock) return taken;
  throw new Error(`held by ${taken.command}`);
}

function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
