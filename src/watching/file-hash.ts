import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { UserError, messageOf } from '../errors/errors.js';

/**
 * Hex SHA-256 of a file, read in place.
 *
 * @throws {UserError} `file.unreadable`; the reason of `signal`.
 */
export async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError('file.unreadable', `${path} cannot be read: ${messageOf(error)}.`, {
      field: path,
      cause: error,
    });
  }
  return hash.digest('hex');
}
