import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AddressGuard } from './address-guard.js';

export interface GuardedRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
  /** Ends the request, the answer included. */
  readonly signal: AbortSignal;
  /** Named in errors. */
  readonly field: string;
}

/**
 * Sends one request to an address that the guard accepts, over a connection of its own. Redirects are not followed.
 *
 * @returns The answer, its body unread. The caller reads or destroys it.
 * @throws Errors of the guard; those of the network as they are; `signal.reason` when aborted.
 */
export async function guardedRequest(
  url: URL,
  guard: AddressGuard,
  { method, headers, body, signal, field }: GuardedRequest,
): Promise<IncomingMessage> {
  signal.throwIfAborted();
  const addresses = await orAborted(guard.addressesOf(url.hostname, field), signal);
  // The connection goes to the addresses that were checked, whatever the name leads to by now.
  const checked: LookupFunction = (_name, options, found) => {
    if (options.all) found(null, [...addresses]);
    else found(null, addresses[0]!.address, addresses[0]!.family);
  };
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const request = send(url, { method, headers, signal, lookup: checked, agent: false });
  // An error after the beginning of the answer reaches the reader of the answer, too.
  request.on('error', () => undefined);
  try {
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  } catch (error) {
    request.destroy();
    signal.throwIfAborted();
    throw error;
  }
}

/** A look-up cannot be aborted, but nobody has to wait for it. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true, signal: settled.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    settled.abort();
  }
}
