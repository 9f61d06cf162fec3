import type { ExecutorOptions } from './executor-options.js';
import { PoolExecutor } from './pool.executor.js';
import { startThread } from './thread-link.js';

/**
 * Worker threads: for a forked child, which must not open pools of processes, and for a GPU, whose context belongs to
 * one process.
 *
 * The memory limit does not apply, because resident memory is measured for the whole process. A thread inside the
 * native runtime cannot be ended. If one hangs, `onHung` is called, which ends the whole process.
 */
export class ThreadPoolExecutor extends PoolExecutor {
  constructor(options: ExecutorOptions) {
    super('thread', startThread, options);
  }
}
