import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { pause } from '../process/pause.js';
import { AbsentFiles } from './absent-files.js';
import { realFolder } from './checked-folders.js';
import { compareFolder } from './folder-changes.js';
import type { FolderChanges, KnownFile } from './folder-changes.js';
import { listFolder, lookAgain, placeOf } from './folder-listing.js';
import type { ListedFile, Listing } from './folder-listing.js';
import type { LookHooks } from './look-hooks.js';
import type { ListedCounts } from './watch-events.js';
import { QuietLooks, digestOf } from './quiet-looks.js';
import { WatchedFilesRepository } from './watched-files.repository.js';
import type { HeldFolder } from './watched-folders.repository.js';

/** A file that is being copied grows: in this time it would. */
export const SETTLE_MS = 2000;
/** Then changes elsewhere are seen, while the books of a large folder are still being taken up. */
export const LONGEST_ROUND_MS = 60_000;

/** What one look at a folder found. */
export interface FolderLook {
  readonly digest: string;
  readonly folder: HeldFolder;
  readonly listing: Listing;
  readonly changes: FolderChanges;
  readonly counts: ListedCounts;
  /** Documents of the folder before this look. */
  readonly knownBooks: number;
  /** Files that were changed earlier, and whose document before can still be found. */
  readonly replaced: readonly KnownFile[];
}

/** A look, after what still changes was left out. */
export interface SettledLook extends FolderLook {
  readonly absent: AbsentFiles;
}

/** Lists folders and says what has changed, without changing anything. */
@Injectable()
export class FolderLooks {
  private readonly quiet = new QuietLooks();

  constructor(
    private readonly files: WatchedFilesRepository,
    private readonly storage: StorageConfig,
  ) {}

  /**
   * @param endedAt When the last look at the folder ended, by whomever.
   * @throws {UserError} `watch.folder_away`
   */
  async look(folder: HeldFolder, endedAt: string | null, signal: AbortSignal): Promise<FolderLook> {
    const started = performance.now();
    const except = await realFolder(this.storage.dataDir);
    const listing = await listFolder(folder.path, { except, signal });
    const digest = digestOf(listing);
    const same = this.quiet.same(folder.id, digest, endedAt);
    if (same) {
      const { knownBooks } = same;
      const counts = { ...same.counts, tookMs: Math.round(performance.now() - started) };
      return { folder, digest, listing, changes: NO_CHANGES, counts, knownBooks, replaced: [] };
    }
    const known = await this.files.of(folder.id);
    const changes = compareFolder(listing, known);
    const counts = {
      files: listing.files.length,
      fresh: changes.fresh.length,
      changed: changes.changed.length,
      moved: changes.moved.length,
      returned: changes.returned.length,
      unfinished: changes.unfinished.length,
      missing: changes.missing.length,
      unchanged: changes.unchanged,
      links: listing.links,
      tookMs: Math.round(performance.now() - started),
    };
    const replaced = replacedAmong(known, changes);
    const knownBooks = known.filter(isBook).length;
    return { folder, digest, listing, changes, counts, knownBooks, replaced };
  }

  /**
   * Notes how a look ended, so that the next one need not read what this one has read.
   *
   * @param endedAt As the database has it; null: the look did not end as that of its process.
   */
  ended(look: FolderLook, endedAt: string | null): void {
    const { folder, digest, counts, knownBooks } = look;
    this.quiet.remember(folder.id, leavesNothing(look) ? { digest, counts, knownBooks } : null, endedAt);
  }

  /**
   * Looks once more at what seems to have changed, a while after the first look, and leaves out what still changes.
   *
   * @throws {UserError} `watch.folder_away` if the folder went away meanwhile; the reason of the signal.
   */
  async settle(look: FolderLook, { signal, settleMs }: LookHooks): Promise<SettledLook> {
    const { folder, listing, changes } = look;
    const { fresh, changed, missing, gone } = changes;
    if (fresh.length + changed.length + missing.length === 0) {
      return { ...look, absent: new AbsentFiles(gone) };
    }
    await pause(settleMs, signal);
    signal.throwIfAborted();
    const paths = [...fresh, ...changed.map(({ file }) => file), ...missing].map(({ path }) => path);
    const now = await lookAgain(folder.path, paths);
    // Nothing is missing because another disk has been mounted there, or none.
    const same = (await placeOf(folder.path)) === listing.place;
    const rests = (file: ListedFile) => {
      const again = now.get(file.path);
      return !!again && again !== 'unreadable' && again.size === file.size && again.mtime === file.mtime;
    };
    const settled = {
      ...changes,
      fresh: fresh.filter(rests),
      changed: changed.filter(({ file }) => rests(file)),
      missing: same ? missing.filter(({ path }) => now.get(path) === null) : [],
    };
    return { ...look, changes: settled, absent: new AbsentFiles([...settled.missing, ...gone]) };
  }
}

const NO_CHANGES: FolderChanges = {
  fresh: [],
  changed: [],
  moved: [],
  returned: [],
  unfinished: [],
  missing: [],
  gone: [],
  unchanged: 0,
};

/** Whether the rows of a folder were as its files are, and nothing was to be done for them. */
function leavesNothing({ counts, replaced }: FolderLook): boolean {
  // What was left out later, because it still changes, counts here.
  const { fresh, changed, moved, returned, unfinished, missing } = counts;
  return fresh + changed + moved + returned + unfinished + missing + replaced.length === 0;
}

/** Files that nothing else is done with in this look: what is done with others tells of their earlier bytes, too. */
function replacedAmong(known: readonly KnownFile[], changes: FolderChanges): KnownFile[] {
  const { changed, moved, returned, unfinished, missing } = changes;
  const others = new Set([...changed, ...moved, ...returned, ...unfinished].map((seen) => seen.known.path));
  missing.forEach(({ path }) => others.add(path));
  return known.filter(({ path, replacesId }) => replacesId !== null && !others.has(path));
}

export function isBook({ documentId, state }: KnownFile): boolean {
  return documentId !== null && state !== 'gone';
}

/** What there is to tell of a listing that saw not everything; null if it did. */
export function blindText(folder: string, { blind }: Listing): string | null {
  const [first] = blind;
  if (!first) return null;
  const others = blind.length > 1 ? `, nor ${blind.length - 1} other files and folders` : '';
  return `${join(folder, first.path)} could not be looked at (${first.reason})${others}; what the library has of them stays.`;
}
