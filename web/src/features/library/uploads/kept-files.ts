/** A file whose upload is not finished, as this browser keeps it over a reload of the page. */
export interface KeptFile {
  readonly id: string;
  /** The tab that uploads it. */
  readonly tab: string;
  readonly file: File;
  readonly url: string | null;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

const DATABASE = 'colophon.uploads';
const STORE = 'files';
const TAB = 'colophon.tab';
/** The server keeps the beginning of an upload for as long (`UPLOAD_EXPIRY_HOURS`). */
const LONGEST_MS = 24 * 3_600_000;

/** Keeps a file, so that a reload of the page does not lose it. @throws If the browser has no room for it. */
export async function keepFile(id: string, file: File, url: string | null): Promise<void> {
  const kept: KeptFile = { id, tab: ownTab(), file, url, keptAt: Date.now() };
  await changed((files) => files.put(kept));
}

export async function forgetFile(id: string): Promise<void> {
  await changed((files) => files.delete(id));
}

/** The files that this tab was uploading before it was reloaded, oldest first. Those of tabs long closed are removed. */
export async function keptFiles(): Promise<readonly KeptFile[]> {
  const all = await changed<KeptFile[]>((files) => files.getAll());
  const old = all.filter(({ keptAt }) => Date.now() - keptAt > LONGEST_MS);
  for (const { id } of old) await forgetFile(id);
  return all
    .filter((kept) => kept.tab === ownTab() && !old.includes(kept))
    .sort((a, b) => a.keptAt - b.keptAt || a.id.localeCompare(b.id));
}

/** The same after a reload; each tab has one of its own. */
function ownTab(): string {
  const known = sessionStorage.getItem(TAB);
  if (known !== null) return known;
  const tab = `${Date.now()}-${Math.random()}`;
  sessionStorage.setItem(TAB, tab);
  return tab;
}

async function changed<T>(change: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, 'readwrite');
    const result = change(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => {
        reject(transaction.error ?? new Error('The browser kept nothing.'));
      });
    });
    return result.result;
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(STORE, { keyPath: 'id' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('The browser keeps nothing.'));
    });
  });
}
