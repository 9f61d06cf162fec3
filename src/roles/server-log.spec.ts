import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { QueryFailedError } from 'typeorm';
import { noteIds, withIds, withoutIds } from '../telemetry/work-ids.js';
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

  it('has the id of its request once on each line, and the ids of what a job is about', () => {
    const { log, lines } = logged();
    const ofRequest = log.logger.child({ requestId: 'seven' });
    withIds({ requestId: 'seven', job: 'ingest', runId: 'a run' }, () => {
      ofRequest.info('in the request');
      log.logger.info('beside it');
      noteIds({ documentId: 'a book' });
      log.logger.info('when more is known');
      withoutIds(() => log.logger.info('something else'));
    });
    const ids = { requestId: 'seven', job: 'ingest', runId: 'a run' };
    expect(lines().map((line) => JSON.parse(line) as object)).toMatchObject([
      { msg: 'in the request', ...ids },
      { msg: 'beside it', ...ids },
      { msg: 'when more is known', ...ids, documentId: 'a book' },
      { msg: 'something else' },
    ]);
    expect(lines().map((line) => line.split('requestId').length - 1)).toEqual([1, 1, 1, 0]);
  });

  it('tells of an error what it is, and not the words of users that a driver attached', () => {
    const { log, lines } = logged();
    const driver = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (title)=(Private)',
    });
    const error = new QueryFailedError('INSERT INTO documents VALUES ($1)', ['a private title'], driver);
    log.logger.error({ err: error }, 'it failed');
    const [line] = lines();
    expect(JSON.parse(line!)).toMatchObject({
      err: {
        type: 'QueryFailedError',
        message: 'duplicate key',
        code: '23505',
        stack: expect.any(String) as string,
      },
    });
    expect(line).not.toMatch(/private|INSERT/i);
  });
});

function logged() {
  const written: string[] = [];
  const log = pinoHttp({ ...REQUEST_LOG, level: 'trace' }, {
    write: (line: string) => written.push(line),
  } as never);
  return { log, lines: () => written };
}
