import type { FromWorker, ToWorker } from './worker-messages.js';

export interface LinkEvents {
  onMessage(message: FromWorker): void;
  /**
   * The worker has ended, intentionally or not.
   *
   * @param how     For example `ended by SIGKILL`.
   * @param last    Its last words on standard error; empty for threads.
   * @param stopped Whether a signal that asks for a stop (Ctrl-C) ended it. A worker that runs ignores those.
   */
  onExit(how: string, last: string, stopped: boolean): void;
}

/** A running worker, as its parent sees it. */
export interface WorkerLink {
  send(message: ToWorker): void;
  /** Ends the worker by force; undefined if that would also end the parent, as for a thread in native code. */
  readonly kill?: () => void;
}

export type StartWorker = (events: LinkEvents) => WorkerLink;
