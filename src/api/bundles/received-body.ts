import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { ClientGone } from '../http/client-gone.js';

/**
 * Of a body that is refused, so much is let in before the answer. A client that sends all before it reads, on a
 * connection that it closes afterwards, would not see the answer otherwise; one that looks up earlier can stop.
 */
const LET_IN_BYTES = 16 * 1024 * 1024;

/**
 * Gives the bytes of a body to whoever reads them. When these are refused, the rest of the body is let in and thrown
 * away.
 *
 * @throws {ClientGone} when the client leaves before it is answered; what `read` throws.
 */
export async function withBody<T>(
  request: Request,
  response: Response,
  read: (body: Readable) => Promise<T>,
): Promise<T> {
  const bytes = Readable.from(bytesOf(request), { objectMode: false });
  try {
    return await read(bytes);
  } catch (cause) {
    if (response.destroyed || (request.destroyed && !request.complete)) {
      throw new ClientGone('The client left before it was answered.', { cause });
    }
    await letIn(request);
    throw cause;
  }
}

/** To end the reading of these does not end the request. */
async function* bytesOf(request: Request): AsyncGenerator<Buffer> {
  const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const part of parts) yield part;
}

async function letIn(request: Request): Promise<void> {
  let bytes = 0;
  try {
    for await (const part of bytesOf(request)) if ((bytes += part.length) > LET_IN_BYTES) break;
  } catch {
    // The client has left, which the answer finds out.
  }
  request.resume();
}
