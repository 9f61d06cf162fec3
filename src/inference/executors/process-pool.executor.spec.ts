import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { childrenOf } from '../../../test/services/child-processes.js';
import { until } from '../../../test/services/until.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import type { ExecutorOptions } from './executor-options.js';
import { bundledEncoder, describeEmbeddingExecutor, longMessage } from './executor.contract.js';
import { ProcessPoolExecutor } from './process-pool.executor.js';

describeEmbeddingExecutor('the process pool', (options) => new ProcessPoolExecutor(options));

describe('a process pool under attack', () => {
  let encoder: EncoderOptions;
  const events: string[] = [];
  let executor: ProcessPoolExecutor;

  /** Opens a pool with one warm worker. Returns the pid of the worker. */
  async function open(options: Partial<ExecutorOptions> = {}): Promise<number> {
    const before = new Set(childrenOf(process.pid));
    executor = new ProcessPoolExecutor({
      workers: 1,
      device: 'cpu',
      onEvent: (event) => events.push(event),
      ...options,
    });
    await executor.warm(encoder);
    return childrenOf(process.pid).find((pid) => !before.has(pid))!;
  }

  beforeAll(async () => {
    encoder = await bundledEncoder();
  });
  beforeEach(() => events.splice(0));
  afterEach(() => executor.close(0));

  it('loses the message that a killed worker ran, runs the one behind it, and continues', async () => {
    const worker = await open();
    const running = executor.encode(longMessage(encoder));
    const behind = executor.encode({ texts: ['behind'], encoder, as: 'passage' });
    await delay(100);
    process.kill(worker, 'SIGKILL');
    await expect(running).rejects.toMatchObject({ code: 'embedding.worker_lost' });
    expect((await behind).tokens).toHaveLength(1);
    expect(events).toEqual(['A worker was ended by SIGKILL.']);
  });

  it('replaces a worker that was killed while idle, without failing a message', async () => {
    const worker = await open();
    process.kill(worker, 'SIGKILL');
    await until('its end is noticed', () => events.length === 1);
    expect((await executor.encode({ texts: ['again'], encoder, as: 'passage' })).tokens).toHaveLength(1);
  });

  it('replaces a worker that a signal for the whole process group ended in its first moment, without a word', async () => {
    const before = new Set(childrenOf(process.pid));
    executor = new ProcessPoolExecutor({ workers: 1, device: 'cpu', onEvent: (event) => events.push(event) });
    const warm = executor.warm(encoder);
    const first = childrenOf(process.pid).find((pid) => !before.has(pid))!;
    process.kill(first, 'SIGINT');
    await warm;
    expect(isAlive(first)).toBe(false);
    expect(events).toEqual([]);
  });

  it('kills a worker that hangs, and reports it', async () => {
    // Long enough for the next worker to start, even on a busy machine.
    const worker = await open({ messageTimeoutMs: 5000 });
    process.kill(worker, 'SIGSTOP');
    await expect(executor.encode({ texts: ['x'], encoder, as: 'passage' })).rejects.toMatchObject({
      code: 'embedding.worker_lost',
    });
    expect(events[0]).toContain('did not answer within 5 s');
    expect((await executor.encode({ texts: ['x'], encoder, as: 'passage' })).tokens).toHaveLength(1);
  });

  it('replaces a worker above its memory limit after its message', async () => {
    const worker = await open({ memoryLimitBytes: 1e6 });
    expect((await executor.encode({ texts: ['x'], encoder, as: 'passage' })).tokens).toHaveLength(1);
    expect((await executor.encode({ texts: ['y'], encoder, as: 'passage' })).tokens).toHaveLength(1);
    expect(events[0]).toContain('over its limit of 1 MB');
    await until('the worker is gone', () => !isAlive(worker));
  });

  // 145 MB on Node 20. Node 24 itself needs a little more.
  it('needs less than 160 MB per worker', async () => {
    await open();
    await executor.encode(longMessage(encoder));
    expect(executor.workerMemory()[0]).toBeLessThan(160e6);
  });

  it('leaves no worker behind when its parent is killed', async () => {
    const script = `
      import { ProcessPoolExecutor } from './dist/src/inference/executors/process-pool.executor.js';
      const encoder = ${JSON.stringify(await bundledEncoder())};
      await new ProcessPoolExecutor({ workers: 2, device: 'cpu' }).warm(encoder);
      process.stdout.write('warm');
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(parent.stdout, 'data');
    const workers = childrenOf(parent.pid!);
    expect(workers.length).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await until('no worker is left', () => !workers.some(isAlive));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // There is no such process.
    return false;
  }
}
