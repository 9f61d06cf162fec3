import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program on this machine that webhooks tell of events. It fails at first, and takes all others. */
export class Receiver {
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    let requests = 0;
    const server = createServer((request, response) => {
      request.resume();
      response.statusCode = requests++ === 0 ? 503 : 204;
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Receiver(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/colophon`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
