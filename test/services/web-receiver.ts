import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server of somebody else on this machine, which answers as a test tells it; at first with 204. */
export class WebReceiver {
  readonly requests: ReceivedRequest[] = [];
  answer: Answer = status(204);

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.take(request, response);
    });
  }

  static async start(): Promise<WebReceiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WebReceiver(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Forgets what came so far, and answers with 204 again. */
  reset(): void {
    this.requests.length = 0;
    this.answer = status(204);
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, path: url, headers, body });
    this.answer(response, request);
  }
}

/** Answers with this status and these headers. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answer {
  return (response) => response.writeHead(code, headers).end(body);
}

/** Never answers. */
export const hang: Answer = () => undefined;

/** Sends a body that never ends. */
export const endless: Answer = (response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(10_000)));
  };
  response.on('drain', more);
  more();
};
