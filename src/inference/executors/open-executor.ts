import type { ExecutorKind } from '../choose-executor.js';
import type { EmbeddingExecutor } from './embedding-executor.js';
import type { ExecutorOptions } from './executor-options.js';
import { ProcessPoolExecutor } from './process-pool.executor.js';
import { ThreadPoolExecutor } from './thread-pool.executor.js';

export function openExecutor(kind: ExecutorKind, options: ExecutorOptions): EmbeddingExecutor {
  switch (kind) {
    case 'process':
      return new ProcessPoolExecutor(options);
    case 'thread':
      return new ThreadPoolExecutor(options);
  }
}
