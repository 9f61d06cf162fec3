import { OperationalError } from '../../errors/errors.js';

/** A worker ended before it answered; the message can be sent again. */
export class WorkerLost extends OperationalError {
  constructor(cause: unknown) {
    super('embedding.worker_lost', 'A worker of the embedding pool ended before it answered.', { cause });
  }
}

/** The executor was closed before or while the message waited. */
export class ExecutorClosed extends OperationalError {
  constructor() {
    super('embedding.executor_closed', 'The embedding pool is closed.');
  }
}
