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

/**
 * Has an answer written by `send`, which ends it. If that fails after the first byte, the connection breaks off, as above.
 *
 * @throws {ClientGone} when the client leaves; what `send` throws.
 */
export async function sendWhole(response: Response, send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (cause) {
    const { code, name } = cause as NodeJS.ErrnoException;
    const hasLeft = code === 'ERR_STREAM_PREMATURE_CLOSE' || name === 'AbortError';
    if (response.headersSent) response.destroy();
    else response.removeHeader('content-disposition');
    throw hasLeft ? new ClientGone('The client left in the middle of an answer.', { cause }) : cause;
  }
}
