import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';
import { DatabaseCheck } from '../src/database/database-check.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { startServer } from '../src/roles/start-server.js';
import { encryptedBook } from './hostile/encrypted.js';
import { encrypt256 } from './hostile/encryption.js';
import { watchContract } from './services/api-contract.js';
import type { Contract } from './services/api-contract.js';
import { sectionsBook } from './services/books.js';
import { embeddedPlace, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { until } from './services/until.js';

const BOOK = sectionsBook(20);

describe('the REST API', () => {
  let place: TestPlace;
  let environment: Record<string, string>;
  let app: INestApplication;
  let contract: Contract;
  let id: string;

  beforeAll(async () => {
    place = await embeddedPlace();
    environment = { ...place.environment, PORT: '0', LOG_LEVEL: 'silent', UPLOAD_MAX_MB: '1' };
    app = await startServer('0.0.0', environment);
    contract = watchContract(app.getHttpServer());
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const api = () => request(app.getHttpServer());
  const upload = (bytes: Buffer, name = 'book.pdf') =>
    api().post('/v1/documents').attach('file', bytes, { filename: name, contentType: 'application/pdf' });

  it('takes a PDF, and knows the same bytes again', async () => {
    const first = await upload(BOOK, 'user_handbook-été.pdf').field('difficulty', 'advanced').expect(201);
    expect(first.body).toMatchObject({
      title: 'User Handbook Été',
      status: 'pending',
      difficulty: 'advanced',
    });
    id = (first.body as { id: string }).id;
    const again = await upload(BOOK).expect(200);
    expect(again.body).toMatchObject({ id, reused: true });
  });

  it.each([
    ['document.not_pdf', 400, Buffer.from('plain text '.repeat(200))],
    ['document.empty', 400, Buffer.alloc(0)],
    ['document.encrypted', 400, encryptedBook(encrypt256, { user: 'secret', owner: 'publisher' })],
    ['document.too_large', 413, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2 ** 21)])],
  ])('refuses a file with %s and keeps nothing of it', async (code, status, bytes) => {
    const answer = await upload(bytes)
      .expect(status)
      .expect('content-type', /application\/problem\+json/);
    expect(answer.body).toMatchObject({
      code,
      status,
      field: code === 'document.encrypted' ? 'password' : 'file',
      requestId: expect.any(String) as string,
    });
    expect(await readdir(join(place.environment.COLOPHON_DATA_DIR!, 'incoming'))).toEqual([]);
    expect(await readdir(join(place.environment.COLOPHON_DATA_DIR!, 'books'))).toHaveLength(1);
  });

  it('refuses a wrong field and forgets the file that came with it', async () => {
    const answer = await upload(BOOK).field('difficulty', 'hard').expect(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid', field: 'difficulty' });
    expect(await readdir(join(place.environment.COLOPHON_DATA_DIR!, 'incoming'))).toEqual([]);
  });

  it('accepts a title from a person, which the book never overwrites', async () => {
    const documents = app.get(DocumentsService);
    await documents.nameAfterBook(id, 'A Book of its Own Title');
    const change = (body: object) => api().patch(`/v1/documents/${id}`).send(body);
    expect((await api().get(`/v1/documents/${id}`)).body).toMatchObject({ title: 'A Book of its Own Title' });
    const changed = await change({ title: ' My\u202E Handbook\n', difficulty: 'master' }).expect(200);
    expect(changed.body).toMatchObject({ id, title: 'My Handbook', difficulty: 'master' });
    await documents.nameAfterBook(id, 'A Book of its Own Title');
    await upload(BOOK, 'other-name.pdf').expect(200);
    expect((await api().get(`/v1/documents/${id}`)).body).toMatchObject({ title: 'My Handbook' });
    const renamed = await upload(BOOK).field('title', 'Handbook').expect(200);
    expect(renamed.body).toMatchObject({ id, title: 'Handbook' });
  });

  it.each([[{ title: '\u200B' }], [{ title: 'x'.repeat(256) }], [{ title: null }], [{ title: 7 }], [{}]])(
    'refuses to change a document to %j',
    async (body) => {
      const answer = await api().patch(`/v1/documents/${id}`).send(body).expect(400);
      expect(answer.body).toMatchObject({ code: 'request.invalid', field: 'title' });
    },
  );

  it('runs the ingestion in the background and reports its progress', async () => {
    const started = await api().post(`/v1/documents/${id}/runs`).send({}).expect(202);
    expect(started.body).toMatchObject({ status: 'queued' });
    const refused = await api().post(`/v1/documents/${id}/runs`).send({}).expect(409);
    expect(refused.body).toMatchObject({ code: 'run.active' });
    const percents: number[] = [];
    await until('the run is completed', async () => {
      const answer = await api().get(`/v1/documents/${id}/status`).expect(200);
      const { status, percent } = answer.body as { status: string; percent: number };
      percents.push(percent);
      expect(['queued', 'processing', 'completed']).toContain(status);
      return status === 'completed';
    });
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
  });

  it('does not ingest a complete document again unless forced', async () => {
    const { body } = await api().get(`/v1/documents/${id}`).expect(200);
    const { lastRun } = body as { lastRun: { id: string } };
    const again = await api().post(`/v1/documents/${id}/runs`).expect(200);
    expect(again.body).toEqual({ runId: lastRun.id, status: 'completed' });
  });

  it('searches and cites', async () => {
    const answer = await api()
      .get('/v1/search')
      .query({ query: 'sorted tables', limit: 2, type: 'concept' })
      .expect(200);
    const { results } = answer.body as { results: { type: string; pageFirst: number }[] };
    expect(results).toHaveLength(2);
    expect(results.every((result) => result.type === 'concept' && result.pageFirst >= 1)).toBe(true);
  });

  it.each([
    ['/v1/search', 'query'],
    ['/v1/documents?limit=1e30', 'limit'],
    ['/v1/search?query=x&limit=0', 'limit'],
    ['/v1/search?query=x&limit=many', 'limit'],
    ['/v1/search?query=x&type=poem', 'type'],
    ['/v1/search?query=x&document=7', 'document'],
    ['/v1/search?query=x&frob=1', 'frob'],
    ['/v1/search?query=x&model=../x', 'model'],
    ['/v1/documents?limit=-1', 'limit'],
    ['/v1/documents?document=7', 'document'],
  ])('refuses %s and names the field', async (path, field) => {
    const answer = await api().get(path).expect(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid', field });
  });

  it('asks the model that a search names, if there is one to ask', async () => {
    const search = (more: object) =>
      api()
        .get('/v1/search')
        .query({ query: 'sorted tables', ...more });
    const { body: usual } = await search({ explain: true }).expect(200);
    const { vectors } = (usual as { explanation: { vectors: { model: string }[] } }).explanation;
    const [{ model }] = vectors as [{ model: string }];
    const { body: named } = await search({ explain: true, model }).expect(200);
    // The usual answer may come from memory, whose cosines differ from those of the database in the seventh digit.
    const withoutScores = (answer: unknown) =>
      JSON.parse(
        JSON.stringify(answer, (key, value: unknown) => (key === 'score' ? undefined : value)),
      ) as object;
    expect(withoutScores(named)).toEqual({
      ...withoutScores(usual),
      tookMs: expect.any(Number) as number,
    });
    const unknown = await search({ model: 'none' }).expect(404);
    expect(unknown.body).toMatchObject({ code: 'model.missing', field: 'model' });
    for (const words of [{ leg: 'lexical' }, { typing: true }]) {
      const { body } = await search({ model, ...words }).expect(400);
      expect(body).toMatchObject({ code: 'search.model', field: 'model' });
    }
  });

  it('lists documents page by page', async () => {
    const answer = await api().get('/v1/documents').query({ limit: 1 }).expect(200);
    expect(answer.body).toMatchObject({
      count: 1,
      next: null,
      byStatus: { completed: 1 },
      byDifficulty: { master: 1 },
    });
    const [listed] = (answer.body as { results: { chunks: number; coverage: number }[] }).results;
    expect(listed!.chunks).toBeGreaterThan(0);
    expect(listed!.coverage).toBe(1);
  });

  it('lists the named documents alone', async () => {
    const unknown = '00000000-0000-0000-0000-000000000000';
    const both = await api()
      .get('/v1/documents')
      .query({ document: [id, unknown] })
      .expect(200);
    expect(both.body).toMatchObject({ count: 1, results: [{ id }] });
    const other = await api().get('/v1/documents').query({ document: unknown }).expect(200);
    expect(other.body).toMatchObject({ count: 0, results: [], byStatus: {} });
  });

  it('answers 404 for everything that does not exist, with any form of id', async () => {
    for (const missing of ['no-uuid', '00000000-0000-0000-0000-000000000000']) {
      const answer = await api().get(`/v1/documents/${missing}`).expect(404);
      expect(answer.body).toMatchObject({ code: 'document.not_found' });
      await api().delete(`/v1/documents/${missing}`).expect(404);
    }
    expect((await api().get('/v1/nowhere').expect(404)).body).toMatchObject({ code: 'route.not_found' });
    const unknown = '00000000-0000-0000-0000-000000000000';
    const search = await api()
      .get('/v1/search')
      .query({ query: 'x', document: [id, unknown] })
      .expect(404);
    expect(search.body).toMatchObject({ code: 'document.not_found', field: 'document' });
  });

  it('finds that its database lacks a migration', async () => {
    const check = app.get(DatabaseCheck, { strict: false });
    await check.check();
    const last = MIGRATIONS.at(-1)!.name;
    const [row] = await app
      .get(DataSource)
      .query<{ timestamp: string; name: string }[]>('SELECT * FROM schema_migrations WHERE name = $1', [
        last,
      ]);
    await app.get(DataSource).query('DELETE FROM schema_migrations WHERE name = $1', [last]);
    await expect(check.check()).rejects.toMatchObject({ code: 'database.outdated' });
    await app
      .get(DataSource)
      .query('INSERT INTO schema_migrations ("timestamp", name) VALUES ($1, $2)', [
        row!.timestamp,
        row!.name,
      ]);
  });

  it('is healthy and describes itself', async () => {
    await api().get('/v1/health/live').expect(200);
    const health = await api().get('/v1/health').expect(200);
    expect(health.body).toMatchObject({
      status: 'ok',
      info: { model: { dimension: 384 }, store: { status: 'up' } },
    });
    const { body } = await api().get('/docs-json').expect(200);
    const { paths } = body as { paths: Record<string, Record<string, { responses: object }>> };
    for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '405', '503']));
    }
    expect(Object.keys((body as { paths: object }).paths)).toEqual(
      expect.arrayContaining(['/v1/documents', '/v1/documents/{id}/runs', '/v1/search', '/v1/health']),
    );
  });

  it('shares its database with a command, but not with a second server', async () => {
    const command = await openLibrary(place);
    await command.close();
    await expect(startServer('0.0.0', environment)).rejects.toMatchObject({ code: 'data_folder.in_use' });
  });

  it('reports which port is in use', async () => {
    const other = await embeddedPlace();
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const start = startServer('0.0.0', { ...environment, ...other.environment, PORT: String(port) });
    await expect(start).rejects.toMatchObject({ code: 'server.port_in_use', field: 'PORT' });
    blocker.close();
    await other.remove();
  });

  it('deletes softly and for good', async () => {
    const soft = await api().delete(`/v1/documents/${id}`).expect(200);
    expect(soft.body).toMatchObject({ kind: 'soft' });
    await api().get(`/v1/documents/${id}`).expect(404);
    await upload(BOOK).expect(200);
    const hard = await api().delete(`/v1/documents/${id}`).query({ hard: true }).expect(200);
    expect(hard.body).toMatchObject({ kind: 'hard' });
    expect(await readdir(join(place.environment.COLOPHON_DATA_DIR!, 'books'))).toEqual([]);
  });

  it('answered all of this as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
    expect(contract.seen.size).toBeGreaterThan(15);
  });
});

describe('the REST API without its file store', () => {
  let place: TestPlace;
  let app: INestApplication;

  beforeAll(async () => {
    place = await embeddedPlace();
    app = await startServer('0.0.0', {
      ...place.environment,
      PORT: '0',
      LOG_LEVEL: 'silent',
      FILE_STORE_URL: 's3://books',
      // Nobody listens on this port.
      S3_ENDPOINT: 'http://127.0.0.1:1',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'hunter2',
    });
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  it('reports this in its health', async () => {
    const { body } = await request(app.getHttpServer()).get('/v1/health').expect(503);
    expect(body).toMatchObject({
      code: 'server.not_ready',
      detail: expect.stringMatching(/^store: .*s3:\/\/books at 127\.0\.0\.1:1/) as string,
    });
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('refuses an upload with a temporary error, and keeps neither row nor file', async () => {
    const api = request(app.getHttpServer());
    const answer = await api.post('/v1/documents').attach('file', BOOK, 'book.pdf').expect(503);
    expect(answer.body).toMatchObject({ code: 'store.unreachable', hint: expect.any(String) as string });
    const { body } = await api.get('/v1/documents').expect(200);
    expect(body).toMatchObject({ count: 0 });
    expect(await readdir(join(place.environment.COLOPHON_DATA_DIR!, 'incoming'))).toEqual([]);
  });
});
