import { useSyncExternalStore } from 'react';

/** A value that outlives the views that show it. */
export interface Store<T> {
  readonly get: () => T;
  /** Views that use it are drawn again, if it is another value. */
  readonly set: (next: T) => void;
  /** A hook. */
  readonly use: () => T;
}

export function newStore<T>(first: T): Store<T> {
  const watchers = new Set<() => void>();
  let now = first;
  const get = () => now;
  const watch = (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  };
  return {
    get,
    set(next) {
      if (Object.is(now, next)) return;
      now = next;
      for (const watcher of watchers) watcher();
    },
    use: () => useSyncExternalStore(watch, get),
  };
}
