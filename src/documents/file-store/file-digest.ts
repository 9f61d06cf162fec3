import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** In hexadecimal, of a file read as a stream. */
export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { signal })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
