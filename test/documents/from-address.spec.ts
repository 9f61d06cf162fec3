import { readdir } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { startServer } from '../../src/roles/start-server.js';
import { watchContract } from '../services/api-contract.js';
import type { Contract } from '../services/api-contract.js';
import { sectionsBook } from '../services/books.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';
import { WebReceiver, hang, status } from '../services/web-receiver.js';

const BOOK = sectionsBook(1);

describe('an upload from a web address', () => {
  let place: TestPlace;
  let app: NestExpressApplication;
  let site: WebReceiver;
  let contract: Contract;
  const address = (path: string, host = '127.0.0.1') => `http://${host}:${site.port}${path}`;
  const from = (url: string, more: object = {}) =>
    request(app.getHttpServer())
      .post('/v1/documents/from-address')
      .send({ url, ...more });
  const refused = async (url: string, code: string) => {
    const { body } = await from(url);
    expect(body).toMatchObject({ code, field: 'url' });
  };
  const leftovers = () => readdir(join(place.environment['COLOPHON_DATA_DIR']!, 'incoming'));
  const sendBook: typeof site.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(BOOK);
  };

  beforeAll(async () => {
    site = await WebReceiver.start();
    place = await anyPlace();
    app = await startServer('0.0.0', {
      ...place.environment,
      PORT: '0',
      LOG_LEVEL: 'silent',
      OUTBOUND_ALLOW: '127.0.0.1',
      UPLOAD_FROM_HOSTS: '127.0.0.1,10.0.0.1',
      UPLOAD_FROM_TIMEOUT: '3',
      UPLOAD_MAX_MB: '1',
    });
    contract = watchContract(app.getHttpServer());
  });

  afterEach(() => site.reset());

  afterAll(async () => {
    await app.close();
    await place.remove();
    await site.close();
  });

  it('stores the book like every upload, also behind redirects to allowed hosts', async () => {
    site.answer = (response, incoming) => {
      const moved = status(302, { location: '/books/a%20m%C3%A4rchen.pdf' });
      (incoming.url === '/moved' ? moved : sendBook)(response, incoming);
    };
    const { body } = await from(address('/moved'), { difficulty: 'advanced' }).expect(201);
    expect(body).toMatchObject({ fileName: 'a märchen.pdf', difficulty: 'advanced', reused: false });
    const again = await from(address('/b.pdf')).expect(200);
    expect(again.body).toMatchObject({ id: body.id, reused: true });
    expect(await leftovers()).toEqual([]);
  });

  it('leads neither to other hosts nor into private networks, not even by a redirect', async () => {
    await refused('https://example.org/a.pdf', 'address.not_allowed');
    await refused('http://10.0.0.1/a.pdf', 'address.private');
    await refused('file:///etc/passwd', 'address.invalid');
    for (const [location, code] of [
      ['http://169.254.169.254/latest', 'address.not_allowed'],
      ['http://10.0.0.1/a.pdf', 'address.private'],
      ['file:///etc/passwd', 'address.invalid'],
      ['http://', 'address.refused'],
      ['/again', 'address.refused'],
    ] as const) {
      site.answer = status(302, { location });
      await refused(address('/a.pdf'), code);
    }
    expect(
      site.requests.map(({ path }) => path).filter((path) => !['/a.pdf', '/again'].includes(path)),
    ).toEqual([]);
  });

  it('refuses what is no book, or too large, or breaks off, or never comes; nothing is left behind', async () => {
    site.answer = status(404);
    await refused(address('/a.pdf'), 'address.refused');
    site.answer = status(200, {}, '<html>'.repeat(1000));
    await refused(address('/a.pdf'), 'document.not_pdf');
    site.answer = status(200, {}, `%PDF-1.7 ${'x'.repeat(1_100_000)}`);
    await refused(address('/a.pdf'), 'document.too_large');
    site.answer = (response) => {
      response.writeHead(200, { 'content-length': BOOK.length }).write(BOOK.subarray(0, 500));
      response.destroy();
    };
    await refused(address('/a.pdf'), 'address.unreachable');
    site.answer = hang;
    await refused(address('/a.pdf'), 'address.too_slow');
    expect(await leftovers()).toEqual([]);
  });

  it('ends when the client leaves', async () => {
    let left = false;
    site.answer = (response) => {
      response.on('close', () => (left = true));
      response.writeHead(200).write(BOOK.subarray(0, 500));
    };
    const client = rawRequest(`${await app.getUrl()}/v1/documents/from-address`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    client.on('error', () => undefined);
    client.end(JSON.stringify({ url: address('/a.pdf') }));
    await until('the book is on its way', () => site.requests.length > 0);
    client.destroy();
    await until('the server hangs up', () => left);
    await until('nothing is left', async () => (await leftovers()).length === 0);
    expect(left).toBe(true);
  });

  it('answers as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
  });
});
