import type { ExecutorOptions } from './executor-options.js';
import { PoolExecutor } from './pool.executor.js';
import { startProcess } from './process-link.js';

/** Child processes: they compute in true parallel, and a crash of the native runtime loses only one message. */
export class ProcessPoolExecutor extends PoolExecutor {
  constructor(options: ExecutorOptions) {
    super('process', startProcess, options);
  }
}
