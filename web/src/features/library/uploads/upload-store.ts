import { useSyncExternalStore } from 'react';
import type { UploadItem } from './upload-item.js';

let items: readonly UploadItem[] = [];
const watchers = new Set<() => void>();

/** The uploads of this tab, in the order in which their files were added. They outlive every view. */
export function useUploads(): readonly UploadItem[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => items,
  );
}

export function uploads(): readonly UploadItem[] {
  return items;
}

export function addUploads(added: readonly UploadItem[]): void {
  set([...items, ...added]);
}

export function changeUpload(id: string, change: Partial<UploadItem>): void {
  set(items.map((item) => (item.id === id ? { ...item, ...change } : item)));
}

export function removeUploads(ids: ReadonlySet<string>): void {
  set(items.filter(({ id }) => !ids.has(id)));
}

function set(next: readonly UploadItem[]): void {
  items = next;
  for (const watcher of watchers) watcher();
}
