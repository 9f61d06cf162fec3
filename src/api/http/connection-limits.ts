import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A client that has something to ask sends its headers at once. */
const HEADERS_MS = 15_000;
/** Browsers send about 20. */
const MOST_HEADERS = 100;
/** The longest upload, 4 GB over a line of 10 Mbit/s; slow ones are ended earlier, see `endSlowBodies`. */
const REQUEST_MS = 3_600_000;

interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly detail: string;
}

const MALFORMED: Refusal = {
  status: 400,
  title: 'Bad request',
  code: 'request.malformed',
  detail: 'This is not a request in HTTP.',
};

/** What the parser of Node refuses, by its codes. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request header fields too large',
    code: 'request.headers_too_large',
    detail: 'The address and the headers have more than 16 KB together.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request timeout',
    code: 'request.too_slow',
    detail: 'The request did not arrive in time.',
  },
};

/** Limits the time and the size of what comes before a route, and explains refusals of the parser like all others. */
export function limitConnections(server: Server): void {
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.maxHeadersCount = MOST_HEADERS;
  server.on('clientError', refuse);
}

function refuse(
  error: NodeJS.ErrnoException,
  socket: Duplex & { _httpMessage?: ServerResponse<IncomingMessage> },
): void {
  const isAnswering = socket._httpMessage?.headersSent === true;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
    socket.destroy();
    return;
  }
  const { status, title, code, detail } = REFUSALS[error.code ?? ''] ?? MALFORMED;
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, code });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
