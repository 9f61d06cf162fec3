import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log is about. */
export interface WorkIds {
  readonly requestId?: string;
  /** Name of the job. */
  readonly job?: string;
  readonly jobId?: string;
  readonly runId?: string;
  readonly documentId?: string;
}

const current = new AsyncLocalStorage<WorkIds>();

/** Everything that is logged during this work, and by what the work begins, bears these ids. */
export function withIds<T>(ids: WorkIds, work: () => T): T {
  return current.run({ ...current.getStore(), ...ids }, work);
}

/** Adds what the current work has learned about itself. Outside of any work this does nothing. */
export function noteIds(ids: WorkIds): void {
  const known = current.getStore();
  if (known) Object.assign(known, ids);
}

/** For what is begun during some work and outlives it, such as a worker that serves all later work too. */
export function withoutIds<T>(work: () => T): T {
  return current.run({}, work);
}

/** A new object for each call. */
export function currentIds(): WorkIds {
  return { ...current.getStore() };
}
