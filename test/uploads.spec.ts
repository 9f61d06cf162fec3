import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { Upload } from 'tus-js-client';
import { DataSource } from 'typeorm';
import { startServer } from '../src/roles/start-server.js';
import { watchContract } from './services/api-contract.js';
import type { Contract } from './services/api-contract.js';
import { sectionsBook } from './services/books.js';
import { anyPlace } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { until } from './services/until.js';

const BOOK = sectionsBook(20);
const TUS = { 'Tus-Resumable': '1.0.0' };
const BYTES = 'application/offset+octet-stream';

describe('resumable uploads', () => {
  let place: TestPlace;
  let app: INestApplication;
  let contract: Contract;
  let address: string;

  beforeAll(async () => {
    place = await anyPlace();
    await start();
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const start = async () => {
    const settings = { PORT: '0', LOG_LEVEL: 'silent', UPLOAD_MAX_MB: '1' };
    app = await startServer('0.0.0', { ...place.environment, ...settings });
    contract = watchContract(app.getHttpServer());
    address = `${await app.getUrl()}/v1/uploads`;
  };
  const api = () => request(app.getHttpServer());
  const metadata = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(',');
  const begin = async (length: number, values: Record<string, string> = { filename: 'book.pdf' }) => {
    const answer = await api()
      .post('/v1/uploads')
      .set({ ...TUS, 'Upload-Length': String(length), 'Upload-Metadata': metadata(values) })
      .expect(201);
    return { id: (answer.body as { id: string }).id, path: answer.headers['location'] as string };
  };
  const send = (path: string, offset: number, bytes: Buffer) =>
    api()
      .patch(path)
      .set({ ...TUS, 'Upload-Offset': String(offset), 'Content-Type': BYTES })
      .send(bytes);
  const files = (folder: string) => readdir(join(place.environment.COLOPHON_DATA_DIR!, folder));

  it('take a book in parts from the usual client, which goes on where its connection was cut', async () => {
    let cut = false;
    let location: string | null = null;
    const document = await new Promise<string | undefined>((resolve, reject) => {
      const upload = new Upload(BOOK, {
        endpoint: address,
        chunkSize: 10_000,
        retryDelays: [0, 10, 100],
        metadata: { filename: 'Größen – Ü.pdf', title: 'Sizes', difficulty: 'advanced' },
        onAfterResponse: (sent, answer) => {
          location ??= answer.getHeader('Location') ?? null;
          const document = answer.getHeader('Colophon-Document');
          if (document) resolve(document);
          // The server has the part, and the client does not know.
          if (!cut && sent.getMethod() === 'PATCH') {
            cut = true;
            throw new Error('The connection is lost.');
          }
        },
        onError: reject,
      });
      upload.start();
    });
    expect(cut).toBe(true);
    const { body } = await api().get(`/v1/documents/${document}`).expect(200);
    expect(body).toMatchObject({
      title: 'Sizes',
      fileName: 'Größen – Ü.pdf',
      difficulty: 'advanced',
      byteLength: BOOK.length,
    });
    const head = await api().head(location!).set(TUS).expect(200);
    expect(head.headers['upload-offset']).toBe(String(BOOK.length));
    const id = location!.split('/').at(-1);
    expect((await api().get(`/v1/uploads/${id}`).expect(200)).body).toMatchObject({
      documentId: document,
      reused: false,
    });
    expect(await files('books')).toHaveLength(1);
    expect(await files('incoming')).toEqual([]);
  });

  it('keep a part over a restart of the server', async () => {
    const { id, path } = await begin(BOOK.length);
    await send(path, 0, BOOK.subarray(0, 5000)).expect(204);
    expect(contract.violations).toEqual([]);
    await app.close();
    await start();
    expect((await api().get(`/v1/uploads/${id}`).expect(200)).body).toMatchObject({
      offset: 5000,
      size: BOOK.length,
      documentId: null,
    });
    const wrong = await send(path, 4000, BOOK.subarray(4000)).expect(409);
    expect(wrong.body).toMatchObject({ code: 'upload.offset', field: 'Upload-Offset' });
    const last = await send(path, 5000, BOOK.subarray(5000)).expect(204);
    expect(last.headers['colophon-document']).toMatch(/^[\da-f-]{36}$/);
    // The same bytes as before are the same document.
    expect((await api().get(`/v1/uploads/${id}`).expect(200)).body).toMatchObject({ reused: true });
    const [counted] = await app
      .get(DataSource)
      .query<{ count: number }[]>('SELECT count(*)::int FROM documents');
    expect(counted).toEqual({ count: 1 });
  });

  it('refuse what is no book, and keep nothing of it', async () => {
    const text = Buffer.from('plain text '.repeat(200));
    const { path } = await begin(text.length);
    const answer = await send(path, 0, text).expect(400);
    expect(answer.body).toMatchObject({ code: 'document.not_pdf' });
    await api().head(path).set(TUS).expect(404);
  });

  it.each([
    ['a size above the limit', { ...TUS, 'Upload-Length': String(2 ** 21) }, 413, 'document.too_large'],
    ['no size', TUS, 400, 'upload.invalid'],
    ['another protocol', { 'Upload-Length': '5' }, 400, 'upload.invalid'],
    ['a size that is none', { ...TUS, 'Upload-Length': 'many' }, 400, 'upload.invalid'],
    [
      'metadata that are none',
      { ...TUS, 'Upload-Length': '5', 'Upload-Metadata': 'a b c' },
      400,
      'upload.invalid',
    ],
    [
      'an unknown difficulty',
      {
        ...TUS,
        'Upload-Length': '5',
        'Upload-Metadata': `difficulty ${Buffer.from('hard').toString('base64')}`,
      },
      400,
      'request.invalid',
    ],
  ])('refuse %s', async (_, headers, status, code) => {
    const answer = await api().post('/v1/uploads').set(headers).expect(status);
    expect(answer.body).toMatchObject({ code, status });
  });

  it.each(['7', '../books', '00000000-0000-0000-0000-000000000000', '%2e%2e%2fbooks'])(
    'know nothing of an upload called %s',
    async (id) => {
      const path = `/v1/uploads/${encodeURIComponent(id)}`;
      const answer = await api().get(path).expect(404);
      expect(answer.body).toMatchObject({ code: 'upload.not_found' });
      await send(path, 0, BOOK).expect(404);
      await api().delete(path).set(TUS).expect(404);
    },
  );

  it('are begun anew by every request, whatever key for repetitions it bears', async () => {
    const headers = { ...TUS, 'Upload-Length': '5', 'Idempotency-Key': 'the-same' };
    const first = await api().post('/v1/uploads').set(headers).expect(201);
    const second = await api().post('/v1/uploads').set(headers).expect(201);
    expect(second.headers['location']).not.toBe(first.headers['location']);
  });

  it('end when the client gives them up', async () => {
    const { path } = await begin(BOOK.length);
    await send(path, 0, BOOK.subarray(0, 100)).expect(204);
    await api().delete(path).set(TUS).expect(204);
    const { status } = await api().head(path).set(TUS);
    expect(status).toBe(404);
  });

  it('let ten of twenty break off, and make one document of the rest', async () => {
    const before = (await files('uploads')).length;
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => begin(BOOK.length, { filename: `${i}.pdf` })),
    );
    await Promise.all(
      all.map(async ({ path }, i) => {
        const cutAt = i % 2 === 0 ? BOOK.length : 1000 + i;
        await send(path, 0, BOOK.subarray(0, cutAt)).expect(204);
      }),
    );
    const { body } = await api().get('/v1/documents').expect(200);
    expect(body).toMatchObject({ count: 1 });
    expect(await files('incoming')).toEqual([]);
    await until('the parts are on disk', async () => (await files('uploads')).length === before + 40);
  });

  it('answered all of this as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
  });
});
