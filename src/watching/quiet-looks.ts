import { createHash } from 'node:crypto';
import type { Listing } from './folder-listing.js';
import type { ListedCounts } from './watch-events.js';

/** A look that left nothing to do. */
export interface QuietLook {
  readonly digest: string;
  readonly counts: ListedCounts;
  readonly knownBooks: number;
}

/**
 * Remembers looks that found everything done. While a folder is listed the same and nobody else has looked at it, its rows
 * need not be read: each would be compared with the file that it was compared with before.
 */
export class QuietLooks {
  private readonly looks = new Map<string, QuietLook & { readonly endedAt: string }>();

  /** @param endedAt The end of the last look, by whomever, as the database has it. */
  same(folderId: string, digest: string, endedAt: string | null): QuietLook | null {
    const last = this.looks.get(folderId);
    return last && last.digest === digest && last.endedAt === endedAt ? last : null;
  }

  /** @param look Null: it left something to do. */
  remember(folderId: string, look: QuietLook | null, endedAt: string | null): void {
    if (look && endedAt !== null) this.looks.set(folderId, { ...look, endedAt });
    else this.looks.delete(folderId);
  }
}

/** Same for two listings that show the same. */
export function digestOf({ files, blind, links, place }: Listing): string {
  const hash = createHash('sha256').update(JSON.stringify([place, links, blind]));
  for (const file of files) hash.update(`\n${file.path}\0${file.size}\0${file.mtime}\0${file.place}`);
  return hash.digest('base64');
}
