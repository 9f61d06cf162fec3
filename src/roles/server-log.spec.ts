import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { REQUEST_LOG } from './server-log.js';

describe('the log of requests', () => {
  it('contains neither keys nor what a user asks for', async () => {
    let written = '';
    const lines = new Writable({
      write: (chunk: Buffer, _, done) => {
        written += chunk.toString();
        done();
      },
    });
    const log = pinoHttp({ ...REQUEST_LOG, level: 'trace' }, lines);
    const server = createServer((request, response) => {
      log(request, response);
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      const { port } = server.address() as AddressInfo;
      const query = new URLSearchParams({
        query: 'a private question',
        signature: 'signed',
        expires: '1',
        limit: '5',
      });
      await fetch(`http://127.0.0.1:${port}/v1/search?${query.toString()}`, {
        headers: {
          authorization: 'Bearer colo_secret1',
          'x-api-key': 'colo_secret2',
          cookie: 'session=secret3',
          'user-agent': 'a test',
        },
      });
    } finally {
      await new Promise((closed) => server.close(closed));
    }
    expect(written).toContain('/v1/search?limit=5');
    expect(written).toContain('a test');
    expect(written).not.toMatch(/secret|private|signed/);
  });
});
