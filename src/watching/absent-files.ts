import type { KnownFile } from './folder-changes.js';

/** Files that are not where they were. Until it is known where they went, each may be one that is new elsewhere. */
export class AbsentFiles {
  private readonly files: Set<KnownFile>;

  constructor(files: readonly KnownFile[]) {
    this.files = new Set(files);
  }

  /** The file with these bytes, which has been found elsewhere; one that is missing now before one that went earlier. */
  take(sha256: string): KnownFile | null {
    const same = [...this.files].filter((file) => file.sha256 === sha256);
    const found = same.find(({ state }) => state !== 'gone') ?? same[0] ?? null;
    if (found) this.files.delete(found);
    return found;
  }

  /** Those that were there at the last look. */
  missing(): KnownFile[] {
    return [...this.files].filter(({ state }) => state !== 'gone');
  }
}
