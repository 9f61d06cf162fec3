import { useSyncExternalStore } from 'react';
import { watchKey } from './key.js';

let isRefused = false;
const watchers = new Set<() => void>();

/** Notes that the server answered 401: it wants a key, or another one. */
export function refused(): void {
  set(true);
}

/** Whether the person has to give a key before anything else can be read. */
export function useRefused(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => isRefused,
  );
}

// A new key deserves a try.
watchKey(() => set(false));

function set(value: boolean): void {
  if (isRefused === value) return;
  isRefused = value;
  for (const watcher of watchers) watcher();
}
