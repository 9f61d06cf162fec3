import { describeEmbeddingExecutor } from './executor.contract.js';
import { ThreadPoolExecutor } from './thread-pool.executor.js';

describeEmbeddingExecutor('the thread pool', (options) => new ThreadPoolExecutor(options));
