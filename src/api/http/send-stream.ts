import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { ClientGone } from './client-gone.js';

/**
 * Sends pieces as fast as the client takes them. If a piece fails, the connection breaks off, so that the client does not
 * take a part for the whole.
 *
 * @throws {ClientGone} when the client leaves; what making the pieces throws.
 */
export async function sendStream(response: Response, pieces: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause;
    throw new ClientGone('The client left in the middle of an answer.', { cause });
  }
}
