import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Hexadecimal digest of a file, read as a stream. */
export async function fileDigest(algorithm: 'sha256' | 'md5', path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash(algorithm);
  for await (const piece of createReadStream(path, { signal })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
