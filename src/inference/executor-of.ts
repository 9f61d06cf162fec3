import type { EmbeddingExecutor } from './executors/embedding-executor.js';
import { ProcessPoolExecutor } from './executors/process-pool.executor.js';
import { ThreadPoolExecutor } from './executors/thread-pool.executor.js';
import type { ExecutorPlan } from './plan-executor.js';

/** The executor that was decided on. Its workers start with their first message. */
export function executorOf({ kind, options }: ExecutorPlan): EmbeddingExecutor {
  switch (kind) {
    case 'process':
      return new ProcessPoolExecutor(options);
    case 'thread':
      return new ThreadPoolExecutor(options);
  }
}
