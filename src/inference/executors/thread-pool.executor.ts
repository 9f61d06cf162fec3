import type { ExecutorOptions } from './executor-options.js';
import { PoolExecutor } from './pool.executor.js';
import { startThread } from './thread-link.js';

/**
 * Worker threads: for a forked child, whose pools may not nest, and for a device, whose context is of one process.
 *
 * The memory limit does not apply, as resident memory is the process's. A thread inside the native runtime cannot be
 * ended: one that hangs is told to `onHung`, which ends the whole process.
 */
export class ThreadPoolExecutor extends PoolExecutor {
  constructor(options: ExecutorOptions) {
    super('thread', startThread, options);
  }
}
