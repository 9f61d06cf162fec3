import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors/errors.js';
import { folderAway } from './watch-problems.js';

/** A book in a folder, as its folder shows it without reading it. */
export interface ListedFile {
  /** Below the listed folder, with `/` between the names. */
  readonly path: string;
  readonly size: number;
  /** Nanoseconds since 1970, as text: a number would not be exact. */
  readonly mtime: string;
  /** Device and inode. */
  readonly place: string;
}

export interface Listing {
  /** By path. */
  readonly files: readonly ListedFile[];
  /** Folders and files that could not be looked at. What is known of them may still be there. */
  readonly blind: readonly { readonly path: string; readonly reason: string }[];
  /** Links to files and folders, which are not followed: they could lead anywhere, or round in a circle. */
  readonly links: number;
  /** Device and inode of the folder itself. */
  readonly place: string;
}

export interface ListingOptions {
  /** Absolute path of a folder to leave out: the library's own. */
  readonly except?: string;
  readonly signal?: AbortSignal;
}

const IS_BOOK = /\.pdf$/i;
/** Names of trash folders, locks and the shadows that some systems lay beside each file begin with a dot. */
const IS_HIDDEN = /^\./;
/** More at once gain nothing: Node has four threads for all file operations of a process. */
const STATS_AT_ONCE = 16;

/**
 * Lists the PDF files below a folder: one `readdir` a folder, one `lstat` a file, and no file is opened.
 *
 * @throws {UserError} `watch.folder_away` when the folder itself cannot be read; the reason of `signal`.
 */
export async function listFolder(folder: string, { except, signal }: ListingOptions = {}): Promise<Listing> {
  const place = await placeOf(folder);
  const files: ListedFile[] = [];
  const blind: { path: string; reason: string }[] = [];
  const waiting = [''];
  let links = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    signal?.throwIfAborted();
    const entries = await entriesOf(folder, below, blind);
    const books: string[] = [];
    for (const entry of entries) {
      if (IS_HIDDEN.test(entry.name)) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) links += 1;
      else if (entry.isDirectory()) {
        if (join(folder, path) !== except) waiting.push(path);
      } else if (entry.isFile() && IS_BOOK.test(entry.name)) books.push(path);
    }
    await eachOf(books, async (path) => {
      signal?.throwIfAborted();
      const found = await lookAt(folder, path);
      if (found === 'unreadable') blind.push({ path, reason: 'its name or its folder cannot be read' });
      else if (found) files.push(found);
    });
  }
  return { files: files.toSorted(byPath), blind: blind.toSorted(byPath), links, place };
}

/** Looks at files again, in the order given. Null: it is not there, or no file any more. */
export async function lookAgain(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ListedFile | 'unreadable' | null>> {
  const found = new Map<string, ListedFile | 'unreadable' | null>();
  await eachOf(paths, async (path) => void found.set(path, await lookAt(folder, path)));
  return found;
}

/** Device and inode of a folder. @throws {UserError} `watch.folder_away` */
export async function placeOf(folder: string): Promise<string> {
  try {
    return placeIn(await lstat(folder, { bigint: true }));
  } catch (error) {
    throw folderAway(folder, error);
  }
}

async function entriesOf(
  folder: string,
  below: string,
  blind: { path: string; reason: string }[],
): Promise<Dirent[]> {
  try {
    return await readdir(join(folder, below), { withFileTypes: true });
  } catch (error) {
    if (below === '') throw folderAway(folder, error);
    // It went away after its parent was read.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      blind.push({ path: below, reason: messageOf(error) });
    }
    return [];
  }
}

async function lookAt(folder: string, path: string): Promise<ListedFile | 'unreadable' | null> {
  try {
    const stats = await lstat(join(folder, path), { bigint: true });
    if (!stats.isFile()) return null;
    return { path, size: Number(stats.size), mtime: String(stats.mtimeNs), place: placeIn(stats) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A name that is no UTF-8 has lost bytes on its way here, and leads to no file.
    if ((code === 'ENOENT' || code === 'ENOTDIR') && !path.includes('\u{FFFD}')) return null;
    return 'unreadable';
  }
}

function placeIn({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

async function eachOf(paths: readonly string[], work: (path: string) => Promise<void>): Promise<void> {
  const left = paths.values();
  const lane = async () => {
    for (const path of left) await work(path);
  };
  await Promise.all(Array.from({ length: STATS_AT_ONCE }, lane));
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
