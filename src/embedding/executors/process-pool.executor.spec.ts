import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { bundledEncoder, describeEmbeddingExecutor } from './executor.contract.js';
import { ProcessPoolExecutor } from './process-pool.executor.js';

describeEmbeddingExecutor('the process pool', (options) => new ProcessPoolExecutor(options));

/** Direct children of a process. */
function childrenOf(pid: number): number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(Number);
  } catch {
    // ps ends with 1 when there are none.
    return [];
  }
}

describe('a process pool under attack', () => {
  it('loses one message with a killed worker, and goes on', async () => {
    const before = new Set(childrenOf(process.pid));
    const executor = new ProcessPoolExecutor({ workers: 1, model: 'm', encoder: await bundledEncoder() });
    await executor.warm();
    const worker = childrenOf(process.pid).find((pid) => !before.has(pid))!;
    const running = executor.encode(Array.from({ length: 50 }, (_, i) => `${i} ${'long '.repeat(200)}`));
    await delay(100);
    process.kill(worker, 'SIGKILL');
    await expect(running).rejects.toMatchObject({ code: 'embedding.worker_lost' });
    expect((await executor.encode(['again'])).tokens).toHaveLength(1);
    await executor.close();
  });

  it('leaves no worker behind when its parent is killed', async () => {
    const script = `
      import { ProcessPoolExecutor } from './dist/src/embedding/executors/process-pool.executor.js';
      const encoder = ${JSON.stringify(await bundledEncoder())};
      await new ProcessPoolExecutor({ workers: 2, model: 'm', encoder }).warm();
      process.stdout.write('warm');
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(parent.stdout, 'data');
    const workers = childrenOf(parent.pid!);
    expect(workers.length).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(workers.filter(isAlive)).toEqual([]), { timeout: 5000, interval: 100 });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process.
    return false;
  }
}
