import type { ExecutorOptions } from './executor-options.js';
import { PoolExecutor } from './pool.executor.js';

const TERMINATE_MS = 5000;

/** Child processes: true parallelism, and a crash of the native runtime costs one message. */
export class ProcessPoolExecutor extends PoolExecutor {
  constructor(options: ExecutorOptions) {
    super('process', options, {
      workerType: 'process',
      workerTerminateTimeout: TERMINATE_MS,
      // 'advanced' sends typed arrays as they are, JSON would spell out every number.
      forkOpts: { serialization: 'advanced' },
    });
  }
}
