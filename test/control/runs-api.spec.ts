import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { startServer } from '../../src/roles/start-server.js';
import { sectionsBook } from '../services/books.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';

const SECTIONS = 20;

describe('runs over REST', () => {
  let place: TestPlace;
  let app: INestApplication;
  let id: string;

  const api = () => request(app.getHttpServer());
  const post = (action: string, body: object = {}) => api().post(`/v1/documents/${id}/${action}`).send(body);
  const ended = (runId: string) =>
    until('the run has ended', async () => {
      const { body } = await api().get(`/v1/runs/${runId}`).expect(200);
      const run = body as { state: string; finishedAt: string | null; percent: number };
      return run.finishedAt !== null && run;
    });

  beforeAll(async () => {
    place = await anyPlace();
    app = await startServer('0.0.0', { ...place.environment, PORT: '0', LOG_LEVEL: 'silent' });
    const upload = await api().post('/v1/documents').attach('file', sectionsBook(SECTIONS), 'book.pdf');
    ({ id } = upload.body as { id: string });
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  it('are refused if the state of the document does not allow them, and name the state', async () => {
    expect((await post('cancel').expect(409)).body).toMatchObject({
      code: 'run.none_active',
      detail: 'The document is pending: it has no queued or active run.',
    });
    expect((await post('retry').expect(409)).body).toMatchObject({ code: 'run.not_retryable' });
    expect((await post('reprocess', { stage: 'embedding' }).expect(409)).body).toMatchObject({
      code: 'document.nothing_published',
    });
    expect((await post('reprocess', { stage: 'chunking' }).expect(400)).body).toMatchObject({
      field: 'stage',
    });
    await api().get('/v1/runs/nowhere').expect(404);
    expect((await api().get(`/v1/documents/${id}`).expect(200)).body).toMatchObject({ lastRun: null });
  });

  it('are cancelled and retried', async () => {
    const started = await post('runs').expect(202);
    const { runId } = started.body as { runId: string };
    expect((await post('cancel').expect(202)).body).toEqual({
      runId,
      status: 'pending',
      // Nothing if the run is waiting or reading; the server may have progressed further by now.
      removed: {
        sections: expect.any(Number) as number,
        chunks: expect.any(Number) as number,
        embeddings: expect.any(Number) as number,
      },
    });
    expect(await ended(runId)).toMatchObject({ state: 'cancelled', error: { code: 'run.cancelled' } });
    const retried = await post('retry').expect(202);
    const again = retried.body as { runId: string };
    expect(await ended(again.runId)).toMatchObject({ state: 'completed', percent: 100, retries: runId });
  });

  it('are listed with their stages, newest first', async () => {
    const { body } = await api().get(`/v1/documents/${id}/runs`).query({ limit: 1 }).expect(200);
    const page = body as {
      count: number;
      next: string;
      results: { stages: { stage: string; ms: number }[] }[];
    };
    expect(page).toMatchObject({ count: 2, next: `/v1/documents/${id}/runs?limit=1&offset=1` });
    expect(page.results[0]!.stages.map(({ stage }) => stage)).toEqual([
      'reading',
      'structuring',
      'chunking',
      'embedding',
      'publishing',
    ]);
    const document = await api().get(`/v1/documents/${id}`).expect(200);
    expect(document.body).toMatchObject({ lastRun: page.results[0] });
  });

  it('reprocess the document', async () => {
    const queued = await post('reprocess', { stage: 'embedding' }).expect(202);
    expect(await ended((queued.body as { runId: string }).runId)).toMatchObject({
      state: 'completed',
      firstStage: 'embedding',
    });
  });

  it('are described', async () => {
    const { body } = await api().get('/docs-json').expect(200);
    expect(Object.keys((body as { paths: object }).paths)).toEqual(
      expect.arrayContaining([
        '/v1/documents/{id}/runs',
        '/v1/documents/{id}/cancel',
        '/v1/documents/{id}/retry',
        '/v1/documents/{id}/reprocess',
        '/v1/documents/{id}/events',
        '/v1/runs/{id}',
        '/v1/events',
      ]),
    );
  });
});
