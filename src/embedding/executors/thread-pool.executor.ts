import type { ExecutorOptions } from './executor-options.js';
import { PoolExecutor } from './pool.executor.js';
import { startThread } from './thread-link.js';

/**
 * Worker threads: for a forked child, whose pools may not nest, and for a device, whose context is of one process.
 *
 * Neither the memory limit nor the message timeout applies: resident memory is the process's, and a thread inside the
 * native runtime cannot be ended.
 */
export class ThreadPoolExecutor extends PoolExecutor {
  constructor(options: ExecutorOptions) {
    super('thread', startThread, options);
  }
}
