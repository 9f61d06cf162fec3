import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const END_IN_TIME = fileURLToPath(new URL('../../dist/src/roles/end-in-time.js', import.meta.url));

/** A thread that waits inside the operating system for a writer of a pipe, where nothing can end it. */
const HANGING = `(async () => {
  const { Worker } = await import('node:worker_threads');
  const { endInTime } = await import('${END_IN_TIME}');
  endInTime(Number(process.env.SECONDS));
  const worker = new Worker(
    "require('node:worker_threads').parentPort.postMessage('opens'); require('node:fs').openSync(process.env.PIPE)",
    { eval: true });
  worker.once('message', () => process.send('hangs'));
})()`;

describe('a process with a hanging thread that gets a signal to stop', () => {
  let folder: string;
  let child: ChildProcess;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-hang-'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['when its time is over', '0.1', 1],
    ['at the second signal', '600', 2],
  ])('ends %s', async (_, seconds, signals) => {
    const environment = { ...process.env, SECONDS: seconds, PIPE: join(folder, 'pipe') };
    child = spawn(process.execPath, ['-e', HANGING], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit');
    await once(child, 'message');
    child.kill('SIGTERM');
    // A signal that arrives at the same moment as the first one may be lost.
    const again = signals === 2 ? setInterval(() => child.kill('SIGINT'), 100) : undefined;
    expect(await ended).toEqual([null, 'SIGALRM']);
    clearInterval(again);
  });
});
