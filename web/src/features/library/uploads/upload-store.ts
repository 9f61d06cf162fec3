import { newStore } from '../../../state/store.js';
import type { UploadItem } from './upload-item.js';

/** The uploads of this tab, in the order in which their files were added. They outlive every view. */
const items = newStore<readonly UploadItem[]>([]);

export const useUploads = items.use;
export const uploads = items.get;

export function addUploads(added: readonly UploadItem[]): void {
  items.set([...items.get(), ...added]);
}

export function changeUpload(id: string, change: Partial<UploadItem>): void {
  items.set(items.get().map((item) => (item.id === id ? { ...item, ...change } : item)));
}

export function removeUploads(ids: ReadonlySet<string>): void {
  items.set(items.get().filter(({ id }) => !ids.has(id)));
}
