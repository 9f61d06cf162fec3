import { UserError, messageOf } from '../errors/errors.js';
import { digestFile } from '../transfer/file-digest.js';

/**
 * Hex SHA-256 of a file, read in place.
 *
 * @throws {UserError} `file.unreadable`; the reason of `signal`.
 */
export async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  try {
    return (await digestFile(path, signal)).sha256;
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError('file.unreadable', `${path} cannot be read: ${messageOf(error)}.`, {
      field: path,
      cause: error,
    });
  }
}
