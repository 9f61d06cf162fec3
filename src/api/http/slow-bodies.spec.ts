import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import express from 'express';
import { limitConnections } from './connection-limits.js';
import { endSlowBodies } from './slow-bodies.js';

describe('a connection', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    const app = express();
    app.use(endSlowBodies(400, 1000));
    app.post('/', async (request, response) => {
      let bytes = 0;
      for await (const chunk of request) bytes += (chunk as Buffer).length;
      response.json({ bytes });
    });
    server = app.listen(0, '127.0.0.1');
    limitConnections(server);
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  /** Sends the texts one after the other, and then reads until the server closes the connection. */
  async function answerTo(texts: readonly string[], everyMs = 0): Promise<string> {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (text: string) => (answer += text));
    // The server may close the connection while more is sent.
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    for (const text of texts) {
      if (socket.destroyed) break;
      socket.write(text);
      await new Promise((later) => setTimeout(later, everyMs));
    }
    await closed;
    return answer;
  }

  const post = (length: number) =>
    `POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n`;

  it('whose body trickles in is ended with 408', async () => {
    const answer = await answerTo([post(1000), ...Array.from({ length: 100 }, () => 'x')], 50);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"request.too_slow"');
  });

  it('may take longer than that as long as enough arrives', async () => {
    const parts = Array.from({ length: 20 }, () => 'x'.repeat(4000));
    const answer = await answerTo([post(80_000), ...parts], 50);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('{"bytes":80000}');
  });

  it.each([
    [
      '431',
      'request.headers_too_large',
      `GET / HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`,
    ],
    ['400', 'request.malformed', 'I am no request\r\n\r\n'],
  ])('with a wrong head is ended with %s as a problem document', async (status, code, text) => {
    const answer = await answerTo([text]);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain('content-type: application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
  });
});
