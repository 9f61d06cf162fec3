import type { DataSource } from 'typeorm';
import type { FileStore, StoredFile } from '../documents/file-store/file-store.js';
import type { Fault } from '../process/room-check.js';
import { firstOf } from './first-of.js';

/** A file is stored before its row is written, and removed after it. */
const SETTLED_MS = 3600 * 1000;

/** Hidden documents, too: they can be restored. */
const DOCUMENTS = 'SELECT id, title, sha256 FROM documents ORDER BY created_at, id';
const STILL_THERE = 'SELECT id FROM documents WHERE id = ANY($1::uuid[])';

interface Named {
  readonly id: string;
  readonly title: string;
  readonly sha256: string;
}

/** Documents without their file, and files without a document. */
export async function unmatchedFiles(dataSource: DataSource, files: FileStore): Promise<Fault[]> {
  const documents = await dataSource.query<Named[]>(DOCUMENTS);
  const stored = await files.list();
  return [
    ...(await missingFiles(dataSource, documents, stored)),
    ...unnamedFiles(documents, stored, files.place),
  ];
}

async function missingFiles(
  dataSource: DataSource,
  documents: readonly Named[],
  stored: readonly StoredFile[],
): Promise<Fault[]> {
  const there = new Set(stored.map(({ sha256 }) => sha256));
  const without = documents.filter(({ sha256 }) => !there.has(sha256));
  if (without.length === 0) return [];
  // One that was deleted for good while the files were listed is right to have none.
  const rows = await dataSource.query<{ id: string }[]>(STILL_THERE, [without.map(({ id }) => id)]);
  const live = new Set(rows.map(({ id }) => id));
  const missing = without.filter(({ id }) => live.has(id));
  if (missing.length === 0) return [];
  const named = missing.map(({ id, title }) => `"${title}" (${id})`);
  return [
    {
      code: 'doctor.files_missing',
      message: `The file store lacks the files of ${missing.length} documents: ${firstOf(named)}.`,
      hint: 'Put the files back from a backup, or ingest the books again; their chunks can be searched without them.',
    },
  ];
}

function unnamedFiles(documents: readonly Named[], stored: readonly StoredFile[], place: string): Fault[] {
  const named = new Set(documents.map(({ sha256 }) => sha256));
  const settled = Date.now() - SETTLED_MS;
  const unnamed = stored.filter(({ sha256, storedAt }) => !named.has(sha256) && storedAt.getTime() < settled);
  if (unnamed.length === 0) return [];
  const names = unnamed.map(({ sha256 }) => `${sha256}.pdf`);
  return [
    {
      code: 'doctor.files_unnamed',
      message: `No document names ${unnamed.length} files in ${place}: ${firstOf(names)}.`,
      hint: 'If no other library keeps its books there, remove them by hand; or ingest those that should be in the library.',
    },
  ];
}
