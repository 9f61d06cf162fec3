import { OperationalError } from '../../errors/errors.js';

/** A worker ended or hung before it answered; the message can be sent again. */
export class WorkerLost extends OperationalError {
  /** @param how For example `ended by SIGKILL`. */
  constructor(how: string) {
    super('embedding.worker_lost', `A worker of the embedding pool ${how} before it answered.`);
  }
}

/** Workers end before they can take anything: the fault is not in the texts. */
export class WorkersUnusable extends OperationalError {
  /** @param last The last words of the worker, may be empty. */
  constructor(how: string, last: string) {
    super(
      'embedding.workers_unusable',
      `Workers of the embedding pool cannot start: one ${how}. ${last}`.trim(),
      {
        hint: 'Run "colophon doctor"; memory limits of a container and a damaged installation are the usual causes.',
      },
    );
  }
}

/** The executor was closed before or while the message waited. */
export class ExecutorClosed extends OperationalError {
  constructor() {
    super('embedding.executor_closed', 'The embedding pool is closed.');
  }
}

/** More messages wait than memory should hold. */
export class ExecutorOverloaded extends OperationalError {
  constructor(waiting: number) {
    super('embedding.overloaded', `${waiting} messages wait for the embedding pool already.`, {
      hint: 'Try again in a moment.',
    });
  }
}
