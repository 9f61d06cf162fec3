import type { Listing, ListedFile } from './folder-listing.js';
import type { WatchedFileEntity } from './watched-file.entity.js';

/** What the library remembers of a file. */
export type KnownFile = Omit<
  WatchedFileEntity,
  'folderId' | 'folder' | 'document' | 'replaces' | 'changedAt'
>;

export interface SeenFile {
  readonly file: ListedFile;
  readonly known: KnownFile;
}

/** A listing, compared with what is known. Each listed file is in exactly one of the lists, or counted as unchanged. */
export interface FolderChanges {
  readonly fresh: readonly ListedFile[];
  /** Another size or time than when it was taken up. Only reading it tells whether its bytes are others. */
  readonly changed: readonly SeenFile[];
  /** The same file under another path. */
  readonly moved: readonly SeenFile[];
  /** It was gone, and is there again as it was. */
  readonly returned: readonly SeenFile[];
  /** Unchanged, but something is left to do: its run, or another try to read it. */
  readonly unfinished: readonly SeenFile[];
  /** Not there now, though they were at the last look. */
  readonly missing: readonly KnownFile[];
  /** They were gone already. */
  readonly gone: readonly KnownFile[];
  readonly unchanged: number;
}

/** Errors that a permission or a repaired disk ends, which change neither size nor time of the file. */
const TRIED_AGAIN: ReadonlySet<string | null> = new Set(['file.unreadable', 'file.missing']);

/** Compares a folder with what is known of it. What could not be looked at is neither missing nor changed. */
export function compareFolder(
  { files, blind }: Pick<Listing, 'files' | 'blind'>,
  known: readonly KnownFile[],
): FolderChanges {
  const rows = new Map(known.map((row) => [row.path, row]));
  const listed = new Set(files.map(({ path }) => path));
  const absent = known.filter(({ path }) => !listed.has(path) && !isBlind(path, blind));
  const wanted = bySelf(absent);
  const fresh: ListedFile[] = [];
  const changed: SeenFile[] = [];
  const moved: SeenFile[] = [];
  const returned: SeenFile[] = [];
  const unfinished: SeenFile[] = [];
  let unchanged = 0;
  for (const file of files) {
    const row = rows.get(file.path);
    if (!row) {
      const from = wanted.get(selfOf(file));
      if (!from) fresh.push(file);
      else {
        moved.push({ file, known: from });
        wanted.delete(selfOf(file));
      }
    } else if (row.size !== file.size || row.mtime !== file.mtime) changed.push({ file, known: row });
    else if (row.state === 'gone') returned.push({ file, known: row });
    else if (row.state === 'added' || (row.state === 'refused' && TRIED_AGAIN.has(row.errorCode))) {
      unfinished.push({ file, known: row });
    } else unchanged += 1;
  }
  const found = new Set(moved.map((file) => file.known.path));
  const [gone, missing] = parted(absent.filter(({ path }) => !found.has(path)));
  return { fresh, changed, moved, returned, unfinished, missing, gone, unchanged };
}

/** By what a file keeps when it is moved. A file that is missing now goes before one that went earlier. */
function bySelf(absent: readonly KnownFile[]): Map<string, KnownFile> {
  const [gone, missing] = parted(absent);
  return new Map([...gone, ...missing].map((row) => [selfOf(row), row]));
}

function parted(absent: readonly KnownFile[]): readonly [gone: KnownFile[], missing: KnownFile[]] {
  const gone = absent.filter(({ state }) => state === 'gone');
  return [gone, absent.filter(({ state }) => state !== 'gone')];
}

function selfOf({ place, size, mtime }: Pick<ListedFile, 'place' | 'size' | 'mtime'>): string {
  return `${place} ${size} ${mtime}`;
}

function isBlind(path: string, blind: Listing['blind']): boolean {
  return blind.some((place) => path === place.path || path.startsWith(`${place.path}/`));
}
