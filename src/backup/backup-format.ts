import type { ArchiveHead } from '../archive/prove-archive.js';
import type { ArchiveKind } from '../archive/archive-faults.js';

/** A backup has the files of the embedded database as they are, and the books. */
export const BACKUP: ArchiveKind = {
  noun: 'backup',
  format: 'colophon-backup',
  version: 1,
  again: 'take another backup.',
};

export interface BackupHead extends ArchiveHead {
  readonly createdAt: string;
  /** Major version of the database that can open the files. */
  readonly postgres: string;
  /** Whether it has the books, too. */
  readonly files: boolean;
}

export const HEAD = `${BACKUP.noun}.json`;
export const DATABASE = 'database';
export const BOOKS = 'books';
