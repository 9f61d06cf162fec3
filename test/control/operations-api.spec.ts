import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { colophonClient } from '../../client/index.js';
import { startServer } from '../../src/roles/start-server.js';
import { watchContract } from '../services/api-contract.js';
import type { Contract } from '../services/api-contract.js';
import { sectionsBook } from '../services/books.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';

const MODEL = 'all-MiniLM-L6-v2';
const PASSWORD = 'a-secret-that-nobody-sees';
const UNKNOWN = '00000000-0000-0000-0000-000000000000';

describe('what an operator asks over REST', () => {
  let place: TestPlace;
  let app: INestApplication;
  let contract: Contract;

  beforeAll(async () => {
    place = await anyPlace();
    const environment = {
      ...place.environment,
      PORT: '0',
      LOG_LEVEL: 'silent',
      EMBEDDING_HUB_TOKEN: PASSWORD,
    };
    app = await startServer('0.0.0', environment);
    contract = watchContract(app.getHttpServer());
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const api = () => request(app.getHttpServer());

  it('counts nothing in an empty library', async () => {
    const { body } = await api().get('/v1/statistics').expect(200);
    expect(body).toMatchObject({
      documents: { total: 0, pages: 0 },
      chunks: { total: 0, meanTokens: null },
      vectors: [],
    });
    expect((await api().get('/v1/workers').expect(200)).body).toEqual({ work: [] });
  });

  it('holds back a job while its name is paused, says who does it, and counts what came of it', async () => {
    await api().post('/v1/jobs/pause').send({ name: 'ingest' }).expect(204);
    const { body: book } = await api()
      .post('/v1/documents')
      .attach('file', sectionsBook(20), 'book.pdf')
      .expect(201);
    const { id } = book as { id: string };
    await api().post(`/v1/documents/${id}/runs`).send({}).expect(202);
    const { body: held } = await api().get('/v1/jobs').query({ name: 'ingest' }).expect(200);
    expect(held).toMatchObject({
      counts: { ingest: { waiting: 1, active: 0, dead: 0, paused: true } },
      jobs: [
        { name: 'ingest', state: 'waiting', attempts: 0, about: expect.stringContaining('run') as string },
      ],
    });
    await api().post('/v1/jobs/resume').send({}).expect(204);
    let seenAtWork = false;
    await until('the run is completed', async () => {
      const { body } = await api().get('/v1/workers').expect(200);
      const { work } = body as { work: { pid: number; documentId: string }[] };
      seenAtWork ||= work.some((one) => one.pid === process.pid && one.documentId === id);
      const status = await api().get(`/v1/documents/${id}/status`);
      return (status.body as { status: string }).status === 'completed';
    });
    expect(seenAtWork).toBe(true);
    await until('the figures are counted again', async () => {
      const { body } = await api().get('/v1/statistics').expect(200);
      const { documents, vectors, chunks } = body as {
        documents: { total: number };
        vectors: { model: string; vectors: number }[];
        chunks: { total: number };
      };
      if (documents.total === 0) return false;
      expect(vectors).toMatchObject([{ model: MODEL, vectors: chunks.total, active: true }]);
      return true;
    });
  });

  it('starts a run once, however often the request is repeated under its key', async () => {
    const { body: listed } = await api().get('/v1/documents').expect(200);
    const { id } = (listed as { results: { id: string }[] }).results[0]!;
    const path = `/v1/documents/${id}/runs`;
    const send = (key: string, body: object) => api().post(path).set('Idempotency-Key', key).send(body);
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('first', { force: true })));
    const started = answers.filter(({ status }) => status === 202);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(started.length + waiting.length).toBe(5);
    expect(new Set(started.map(({ body }) => (body as { runId: string }).runId)).size).toBe(1);
    for (const { body } of waiting) expect(body).toMatchObject({ code: 'idempotency.in_progress' });
    const again = await send('first', { force: true }).expect(202).expect('idempotency-replayed', 'true');
    expect(again.body).toEqual(started[0]!.body);
    const other = await send('first', { force: false }).expect(409);
    expect(other.body).toMatchObject({ code: 'idempotency.key_reused', field: 'Idempotency-Key' });
    const wrong = await send('a b', { force: true }).expect(400);
    expect(wrong.body).toMatchObject({ code: 'idempotency.key_invalid', field: 'Idempotency-Key' });
    expect((await api().get(path).expect(200)).body).toMatchObject({ count: 2 });
    await until('the second run is completed', async () => {
      const { body } = await api().get(path);
      return (body as { results: { state: string }[] }).results[0]!.state === 'completed';
    });
    // What failed was not started, so the key is free again.
    await api().post(`/v1/documents/${UNKNOWN}/runs`).set('Idempotency-Key', 'second').send({}).expect(404);
    await api().post(`/v1/documents/${UNKNOWN}/runs`).set('Idempotency-Key', 'second').send({}).expect(404);
  });

  it('does one thing with many documents, and tells what came of it for each', async () => {
    const { body: listed } = await api().get('/v1/documents').expect(200);
    const { id } = (listed as { results: { id: string }[] }).results[0]!;
    const act = (body: object) => api().post('/v1/documents/actions').send(body);
    const set = await act({
      action: 'set-difficulty',
      difficulty: 'master',
      documents: [id, UNKNOWN, id],
    }).expect(200);
    expect(set.body).toEqual({
      results: [
        { documentId: id, done: true, runId: null, error: null },
        {
          documentId: UNKNOWN,
          done: false,
          runId: null,
          error: expect.objectContaining({ code: 'document.not_found' }) as object,
        },
      ],
    });
    expect((await api().get(`/v1/documents/${id}`)).body).toMatchObject({ difficulty: 'master' });
    const idle = await act({ action: 'cancel', documents: [id] }).expect(200);
    expect(idle.body).toMatchObject({ results: [{ done: false, error: { code: 'run.none_active' } }] });
    const again = await act({ action: 'reprocess', until: 'structuring', documents: [id] }).expect(200);
    expect(again.body).toMatchObject({ results: [{ done: true, runId: expect.any(String) as string }] });
    await until('the run has ended', async () => {
      const { body } = await api().get(`/v1/documents/${id}/runs`);
      return (body as { results: { state: string }[] }).results[0]!.state === 'completed';
    });
    const hidden = await act({ action: 'delete', documents: [id] }).expect(200);
    expect(hidden.body).toMatchObject({ results: [{ done: true }] });
    await api().get(`/v1/documents/${id}`).expect(404);
    await api().post(`/v1/documents/${id}/restore`).expect(200);
  });

  it.each([
    [{ action: 'frob', documents: [UNKNOWN] }, 'action'],
    [{ action: 'cancel', documents: [] }, 'documents'],
    [{ action: 'cancel', documents: 'all' }, 'documents'],
    [{ action: 'cancel', documents: Array.from({ length: 101 }, () => UNKNOWN) }, 'documents'],
    [{ action: 'cancel', documents: ['seven'] }, 'documents'],
    [{ action: 'cancel', hard: true, documents: [UNKNOWN] }, 'hard'],
    [{ action: 'set-difficulty', documents: [UNKNOWN] }, 'difficulty'],
  ])('refuses to do %j', async (body, field) => {
    const answer = await api().post('/v1/documents/actions').send(body).expect(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid', field });
  });

  it('puts a failed job back once', async () => {
    const id = '6f9fb1a2-1111-4222-8333-944455556666';
    await app.get(DataSource).query(
      `INSERT INTO dead_letters (id, job_name, data, priority, error_code, error_message, attempts)
       VALUES ($1, 'ingest', $2::jsonb, 'normal', 'queue.worker_lost', 'Its worker was lost.', 3)`,
      [id, JSON.stringify({ version: 1, data: { runId: UNKNOWN } })],
    );
    const { body } = await api().get('/v1/dead-letters').expect(200);
    expect(body).toMatchObject({ deadLetters: [{ id, name: 'ingest', redrivenAt: null }] });
    expect((await api().post('/v1/dead-letters/redrive').send({ id }).expect(200)).body).toEqual({
      redriven: 1,
    });
    const again = await api().post('/v1/dead-letters/redrive').send({ id }).expect(404);
    expect(again.body).toMatchObject({ code: 'job.not_found', field: 'id' });
  });

  it('lists the models without their places on the disk, and the one that searches use', async () => {
    const { body } = await api().get('/v1/models').expect(200);
    expect(body).toMatchObject({ models: [{ key: MODEL, dimension: 384, bundled: true }] });
    expect(JSON.stringify(body)).not.toContain('/');
    const { body: status } = await api().get('/v1/model-change').expect(200);
    expect(status).toMatchObject({ active: [{ model: MODEL }], change: null });
  });

  it.each([
    ['post', '/v1/model-change', { model: 'nobody' }, 404, 'model.missing', 'model'],
    ['post', '/v1/model-change', { model: MODEL }, 409, 'model.already_active', 'model'],
    ['post', '/v1/model-change', { model: MODEL, slot: 'poem' }, 400, 'request.invalid', 'slot'],
    ['post', '/v1/model-change', {}, 400, 'request.invalid', 'model'],
    ['post', '/v1/model-change/pause', {}, 409, 'model.no_change', undefined],
    ['post', '/v1/model-change/rollback', {}, 409, 'model.no_rollback', undefined],
    ['post', '/v1/jobs/pause', { name: 'frobnicate' }, 400, 'request.invalid', 'name'],
    ['post', '/v1/dead-letters/redrive', {}, 400, 'request.invalid', 'id'],
    ['post', '/v1/dead-letters/redrive', { id: 'seven' }, 400, 'request.invalid', 'id'],
    ['post', '/v1/dead-letters/redrive', { all: true, name: 'ingest' }, 400, 'request.invalid', 'id'],
    ['get', '/v1/jobs?limit=0', undefined, 400, 'request.invalid', 'limit'],
    ['get', '/v1/dead-letters?name=frobnicate', undefined, 400, 'request.invalid', 'name'],
  ] as const)('refuses %s %s with %j', async (method, path, body, status, code, field) => {
    const answer = await api()[method](path).send(body).expect(status);
    expect(answer.body).toMatchObject({ code, ...(field && { field }) });
  });

  it('shows the settings in force, and never a secret', async () => {
    const { body, text } = await api().get('/v1/settings').expect(200);
    const { settings } = body as { settings: { name: string; value: string | null; isSet: boolean }[] };
    const named = (name: string) => settings.find((one) => one.name === name);
    expect(named('PORT')).toMatchObject({ value: '0', default: '3000', isSet: true });
    expect(named('EMBEDDING_HUB_TOKEN')).toMatchObject({ value: null, isSet: true, isSecret: true });
    expect(text).not.toContain(PASSWORD);
  });

  it('is known to the typed client, with its errors', async () => {
    const client = colophonClient(await app.getUrl());
    const { data } = await client.GET('/v1/documents', { params: { query: { limit: 1 } } });
    expect(data?.results).toHaveLength(1);
    const { error } = await client.GET('/v1/runs/{id}', { params: { path: { id: UNKNOWN } } });
    expect(error).toMatchObject({ code: 'run.not_found' });
  });

  it('answered all of this as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
  });
});
