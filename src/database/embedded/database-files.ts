import { constants } from 'node:fs';
import { cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { messageOf } from '../../errors/errors.js';
import { isStorageFull } from '../../errors/storage-full.js';
import { assertRoom } from './free-space.js';
import { frameType } from './protocol-frames.js';
import type { Frame } from './protocol-frames.js';

/** No SQL: a gate of an earlier version answers with a syntax error. */
const REQUEST = 'COLOPHON COPY FILES TO ';

/** The bytes of a message's type and length, before its body. */
const HEADER = 5;
const SEGMENT_BYTES = 16 * 1024 * 1024;
/** Beside the copy, so that the database can go on. */
const SEGMENTS_LEFT = 4;

/** SQLSTATE disk_full and io_error. */
const DISK_FULL = '53100';
const IO_ERROR = '58030';

/** The statement by which a client of the gate asks for a copy of the database's files in a folder that does not exist. */
export function copyFilesStatement(folder: string): string {
  return REQUEST + JSON.stringify(folder);
}

/**
 * Copies the files of the database while it is open. A checkpoint before writes everything into the files, and whoever
 * asks has the backend until the copy is made; so they are as after a clean stop, but for the mark that it was one.
 */
export class DatabaseFiles {
  /** @param folder Of the database. */
  constructor(
    private readonly database: PGlite,
    private readonly folder: string,
  ) {}

  /** Makes the copy if the message asks for one. @returns The message for the backend, whose answer tells the outcome. */
  async copied(frame: Frame): Promise<Frame> {
    const target = targetOf(frame);
    if (target === null) return frame;
    try {
      const bytes = await sizeOf(this.folder);
      await assertRoom(join(target, '..'), Math.ceil(bytes / SEGMENT_BYTES) + SEGMENTS_LEFT);
      await this.database.exec('CHECKPOINT');
      await cp(this.folder, target, { recursive: true, mode: constants.COPYFILE_FICLONE });
      return query(`SELECT 'copied' AS files`);
    } catch (error) {
      await rm(target, { recursive: true, force: true });
      const message = messageOf(error).replaceAll("'", "''").replaceAll('%', '%%').replaceAll('$', '');
      const code = isFull(error) ? DISK_FULL : IO_ERROR;
      return query(`DO $copy$ BEGIN RAISE EXCEPTION '${message}' USING ERRCODE = '${code}'; END $copy$`);
    }
  }
}

function targetOf(frame: Frame): string | null {
  if (frameType(frame) !== 'Q') return null;
  const start = frame.subarray(HEADER, HEADER + REQUEST.length).toString('latin1');
  if (start !== REQUEST) return null;
  return JSON.parse(frame.toString('utf8', HEADER + REQUEST.length, frame.length - 1)) as string;
}

function query(statement: string): Frame {
  const frame = Buffer.concat([Buffer.from('Q\0\0\0\0', 'latin1'), Buffer.from(`${statement}\0`)]);
  frame.writeInt32BE(frame.length - 1, 1);
  return frame;
}

function isFull(error: unknown): boolean {
  return isStorageFull(error) || (error as { code?: unknown }).code === 'data_folder.full';
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
