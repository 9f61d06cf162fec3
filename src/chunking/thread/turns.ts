import { once } from 'node:events';

/** Lets one piece of work of a kind run at a time, in the order they came. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Waits for the turn, then does the work. @throws `signal.reason` when aborted before it. */
  async take<T>(kind: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.last.get(kind);
    const turn = (async () => {
      await orAborted(before, signal);
      return work();
    })();
    // The next one waits for the end of this one, however it ends, and of those before it.
    // What it came to is not kept.
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
  // Rejected when it is no longer waited for; who is aborted finds so below.
  const settled = new AbortController();
  const aborted = signal && once(signal, 'abort', { signal: settled.signal }).catch(() => undefined);
  await Promise.race(aborted ? [waiting, aborted] : [waiting]);
  settled.abort();
  signal?.throwIfAborted();
}
