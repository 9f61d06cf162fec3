import { once } from 'node:events';

/** Runs the work of each kind one after the other, in the order in which it arrived. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Waits for its turn, then does the work. @throws `signal.reason` when aborted while it waits. */
  async take<T>(kind: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.last.get(kind);
    const turn = (async () => {
      await orAborted(before, signal);
      return work();
    })();
    // The next work waits until this one and all before it have ended, with or without an error.
    // The result is dropped, so that it is not kept in memory.
    this.last.set(
      kind,
      Promise.allSettled([before, turn]).then(() => undefined),
    );
    return turn;
  }
}

/** @throws `signal.reason` as soon as it is aborted. */
async function orAborted(waiting: Promise<unknown> | undefined, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  if (waiting === undefined) return;
  // `once` rejects when nobody waits for it any more. The last line below throws when the caller was aborted.
  const settled = new AbortController();
  const aborted = signal && once(signal, 'abort', { signal: settled.signal }).catch(() => undefined);
  await Promise.race(aborted ? [waiting, aborted] : [waiting]);
  settled.abort();
  signal?.throwIfAborted();
}
