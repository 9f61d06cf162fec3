import type { ExecutorOptions } from './executor-options.js';
import { PoolExecutor } from './pool.executor.js';

/** Worker threads: for a forked child, whose pools may not nest, and for a device, whose context is of one process. */
export class ThreadPoolExecutor extends PoolExecutor {
  constructor(options: ExecutorOptions) {
    super('thread', options, { workerType: 'thread' });
  }
}
