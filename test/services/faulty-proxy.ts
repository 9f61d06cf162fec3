import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the proxy does with a request instead of forwarding it. */
export type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly body?: string | Buffer }
  /** Closes the connection before any answer. */
  | { readonly kind: 'hang-up' }
  /** Closes the connection after this many bytes of the body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The same, but the connection stays open and silent. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  | { readonly kind: 'wrong-bytes' };

export interface FaultyProxy {
  readonly endpoint: string;
  /** Method and range of every request so far. */
  readonly seen: readonly { readonly method: string; readonly range: string | undefined }[];
  /** Sets a function that chooses the fault of each later request; null forwards it unchanged. */
  behave(choose: (request: IncomingMessage, index: number) => Fault | null): void;
  close(): Promise<void>;
}

/**
 * An HTTP proxy in front of a real server, with faults on request. Signatures stay valid, because it forwards the host.
 */
export async function openFaultyProxy(target: string): Promise<FaultyProxy> {
  const seen: { method: string; range: string | undefined }[] = [];
  let choose: (request: IncomingMessage, index: number) => Fault | null = () => null;
  let index = 0;
  const server = createServer((incoming, answer) => {
    seen.push({ method: incoming.method ?? '', range: incoming.headers.range });
    const fault = choose(incoming, index);
    index += 1;
    if (fault?.kind === 'answer') {
      incoming.resume();
      answer.writeHead(fault.status, { 'content-type': 'application/xml' }).end(fault.body ?? '');
    } else if (fault?.kind === 'hang-up') {
      incoming.socket.destroy();
    } else {
      handOn(target, incoming, answer, fault);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    seen,
    behave: (next) => {
      choose = next;
      index = 0;
      seen.length = 0;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function handOn(
  target: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
  fault: Fault | null,
): void {
  const outgoing = forward(
    new URL(incoming.url ?? '/', target),
    { method: incoming.method, headers: incoming.headers, agent: false },
    (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      relay(given, answer, fault).catch(() => answer.destroy());
    },
  );
  outgoing.on('error', () => answer.destroy());
  incoming.on('error', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

async function relay(given: IncomingMessage, answer: ServerResponse, fault: Fault | null): Promise<void> {
  let left = fault?.kind === 'cut' || fault?.kind === 'stall' ? fault.afterBytes : Number.POSITIVE_INFINITY;
  for await (const piece of given as AsyncIterable<Buffer>) {
    const sent = piece.subarray(0, left);
    if (fault?.kind === 'wrong-bytes') sent[0] = sent[0]! ^ 1;
    // Wait for the write: bytes that were not flushed would be lost with the connection.
    await new Promise<void>((resolve) => answer.write(sent, () => resolve()));
    left -= sent.length;
    if (left > 0) continue;
    if (fault?.kind === 'cut') answer.socket?.destroySoon();
    given.destroy();
    return;
  }
  answer.end();
}
