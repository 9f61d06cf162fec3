import { useSyncExternalStore } from 'react';

const PLACE = 'colophon.key';
const watchers = new Set<() => void>();

/** The API key of the person who looks at the page, or null; kept until the tab is closed, or on this device. */
export function currentKey(): string | null {
  return sessionStorage.getItem(PLACE) ?? localStorage.getItem(PLACE);
}

/** @param remember Whether this device keeps the key when the tab is closed. */
export function signIn(key: string, remember: boolean): void {
  signOutQuietly();
  (remember ? localStorage : sessionStorage).setItem(PLACE, key);
  tell();
}

export function signOut(): void {
  signOutQuietly();
  tell();
}

export function useKey(): string | null {
  return useSyncExternalStore(watchKey, currentKey);
}

export function watchKey(watcher: () => void): () => void {
  // Another tab may sign in or out. Without a name, all that this device keeps was thrown away.
  const listen = ({ key }: StorageEvent) => {
    if (key === PLACE || key === null) watcher();
  };
  watchers.add(watcher);
  addEventListener('storage', listen);
  return () => {
    watchers.delete(watcher);
    removeEventListener('storage', listen);
  };
}

function signOutQuietly(): void {
  sessionStorage.removeItem(PLACE);
  localStorage.removeItem(PLACE);
}

function tell(): void {
  for (const watcher of watchers) watcher();
}
