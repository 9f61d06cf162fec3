import type { EncodedTexts, ExecutorInfo, ExecutorLoad } from './embedding-executor.js';
import { EmbeddingExecutor } from './embedding-executor.js';

/** The executor of a process that does not embed. Calling it is a bug in the program. */
export class NoExecutor extends EmbeddingExecutor {
  get info(): ExecutorInfo {
    throw new NotOpened();
  }

  override encode(): Promise<EncodedTexts> {
    return Promise.reject(new NotOpened());
  }

  override async warm(): Promise<void> {}

  override async close(): Promise<void> {}

  override load(): ExecutorLoad {
    return { allowed: 0, running: 0, busy: 0, waiting: 0, memory: [] };
  }

  override workerMemory(): readonly number[] {
    return [];
  }
}

class NotOpened extends Error {
  constructor() {
    super('This process was opened without an executor, so it cannot embed.');
  }
}
