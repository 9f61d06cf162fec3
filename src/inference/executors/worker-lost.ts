import { OperationalError } from '../../errors/errors.js';

/** A worker ended or hung before it answered. The message can be sent again. */
export class WorkerLost extends OperationalError {
  /** @param how For example `ended by SIGKILL`. */
  constructor(how: string) {
    super('embedding.worker_lost', `A worker of the embedding pool ${how} before it answered.`);
  }
}

/** Workers end before they can take a message, so the texts are not the cause. */
export class WorkersUnusable extends OperationalError {
  /** @param last The worker's last words; may be empty. */
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

/** The executor was closed before the message was sent or while it waited. */
export class ExecutorClosed extends OperationalError {
  constructor() {
    super('embedding.executor_closed', 'The embedding pool is closed.');
  }
}

/** So many messages wait that more would use too much memory. */
export class ExecutorOverloaded extends OperationalError {
  constructor(waiting: number) {
    super('embedding.overloaded', `${waiting} messages wait for the embedding pool already.`, {
      hint: 'Try again in a moment.',
    });
  }
}
