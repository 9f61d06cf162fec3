import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface FileDigest {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** With reads of this size, a 23 MB file needs about 25 turns of the event loop. */
const READ_BYTES = 1 << 20;

/** Size and sha256 of a file, read as a stream. Rejects with the file system error. */
export async function digestFile(path: string, signal?: AbortSignal): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES, signal })) {
    const read = chunk as Buffer;
    hash.update(read);
    bytes += read.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}
