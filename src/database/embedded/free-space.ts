import { statfs } from 'node:fs/promises';
import { OperationalError } from '../../errors/errors.js';

/** The database's log grows by whole segments. Without space for one, its backend fails in the middle of a write. */
const SEGMENT_BYTES = 16 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** The space that a run needs to begin: the next segment of the log, and the rows of a book. */
export const SEGMENTS_A_RUN = 2;

/**
 * Checks that the log can grow.
 *
 * @param segments The number of segments of 16 MB.
 * @throws {OperationalError} `data_folder.full`
 */
export async function assertRoom(folder: string, segments: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < segments * SEGMENT_BYTES) throw tooLittleRoom(folder, free, segments);
}

/**
 * The error when the log cannot grow by another segment, else null. Also null when the free space cannot be determined.
 */
export async function whyNoSegment(folder: string): Promise<OperationalError | null> {
  try {
    await assertRoom(folder, 1);
    return null;
  } catch (error) {
    return error instanceof OperationalError ? error : null;
  }
}

function tooLittleRoom(folder: string, free: number, segments: number): OperationalError {
  const [has, needs] = [Math.floor(free / MEGABYTE), (segments * SEGMENT_BYTES) / MEGABYTE];
  return new OperationalError(
    'data_folder.full',
    `There is too little space left in ${folder}: ${has} MB; the database needs ${needs} MB to continue.`,
    {
      hint: 'Free some space, then try again: the library is as it was. Or copy it to a larger disk and set COLOPHON_DATA_DIR to it.',
      field: 'COLOPHON_DATA_DIR',
    },
  );
}
