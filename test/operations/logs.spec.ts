import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text as readAll } from 'node:stream/consumers';
import request from 'supertest';
import { freePort } from '../../bench/measuring/free-port.js';
import { sectionsBook } from '../services/books.js';
import { embeddedPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { MAIN } from '../services/programs.js';
import { until } from '../services/until.js';

const TOKEN = 'a-token-of-a-hub';
const QUESTION = 'a-private-question';

interface Line {
  readonly level: number;
  readonly msg?: string;
  readonly context?: string;
  readonly requestId?: string;
  readonly job?: string;
  readonly jobId?: string;
  readonly runId?: string;
  readonly documentId?: string;
  readonly req?: { readonly url: string };
}

describe('the log of a server', () => {
  let place: TestPlace;
  let written: string;
  let lines: Line[];
  let run: { readonly runId: string; readonly documentId: string };
  let refused: { readonly requestId: string };

  beforeAll(async () => {
    place = await embeddedPlace();
    const port = await freePort();
    const settings = {
      PORT: String(port),
      LOG_LEVEL: 'debug',
      LOG_FORMAT: 'json',
      EMBEDDING_HUB_TOKEN: TOKEN,
    };
    const env = { ...process.env, ...place.environment, ...settings };
    const server = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const output = readAll(server.stdout);
    const ended = once(server, 'exit');
    const api = request(`http://127.0.0.1:${port}`);
    try {
      await until('the server answers', async () => {
        return (await api.get('/v1/health').catch(() => null))?.status === 200;
      });
      const added = await api.post('/v1/documents').attach('file', sectionsBook(6), 'a.pdf').expect(201);
      const { id } = added.body as { id: string };
      const started = await api.post(`/v1/documents/${id}/runs`).send({}).expect(202);
      run = { runId: (started.body as { runId: string }).runId, documentId: id };
      await until('the book is ingested', async () => {
        const answer = await api.get(`/v1/documents/${id}/status`);
        return (answer.body as { status: string }).status === 'completed';
      });
      await api
        .get('/v1/search')
        .query({ query: QUESTION })
        .set({ authorization: `Bearer ${TOKEN}` });
      refused = (await api.get('/v1/documents/seven').expect(404)).body as { requestId: string };
    } finally {
      server.kill('SIGTERM');
      await ended;
    }
    written = await output;
    lines = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  });

  afterAll(() => place.remove());

  it('bears the ids of the job, the run and the document on every line of a run', () => {
    const rooms = ['IngestionRunner', 'IngestJob', 'EmbeddingService', 'EmbeddingEngine'];
    const ofJob = lines.filter(({ job, context = '' }) => job === 'ingest' && rooms.includes(context));
    expect(new Set(ofJob.map(({ context }) => context))).toEqual(new Set(rooms));
    for (const line of ofJob) expect(line).toMatchObject(run);
    expect(new Set(ofJob.map(({ jobId }) => jobId)).size).toBe(1);
    const elsewhere = lines.filter(({ msg = '', runId }) => msg.includes(run.runId) && runId !== run.runId);
    expect(elsewhere).toEqual([]);
  });

  it('bears the id of the request, once, that an answer tells too', () => {
    const served = lines.filter(({ req }) => req !== undefined);
    expect(served.filter(({ requestId }) => requestId === undefined)).toEqual([]);
    expect(new Set(served.map(({ requestId }) => requestId)).size).toBe(served.length);
    expect(served.find(({ requestId }) => requestId === refused.requestId)?.req?.url).toBe(
      '/v1/documents/seven',
    );
    for (const line of written.split('\n')) {
      expect(line.split('"requestId"').length).toBeLessThanOrEqual(2);
    }
  });

  it('says of nothing else that it belongs to a request or a job', () => {
    const own = lines.filter(({ context = '' }) => ['Server', 'Access', 'NestApplication'].includes(context));
    expect(own.length).toBeGreaterThan(0);
    for (const line of own) expect(Object.keys(line)).not.toEqual(expect.arrayContaining(['requestId']));
    for (const line of own) expect(Object.keys(line)).not.toEqual(expect.arrayContaining(['jobId']));
  });

  it('contains neither secrets nor questions', () => {
    expect(written).not.toContain(TOKEN);
    expect(written).not.toContain(QUESTION);
  });
});
