import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import request from 'supertest';
import { DataSource } from 'typeorm';
import type { NewKeyView } from '../../src/access/key-view.js';
import { StorageConfig } from '../../src/config/storage.config.js';
import { EmbeddingEngine } from '../../src/inference/embedding-engine.js';
import { MetricsConfig } from '../../src/operations/metrics.config.js';
import { LibraryFigures } from '../../src/operations/library-figures.repository.js';
import { MetricsReport } from '../../src/operations/metrics-report.js';
import { MetricsServer } from '../../src/operations/metrics-server.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { mostSeries } from '../../src/telemetry/metric.js';
import type { Metric } from '../../src/telemetry/metric.js';
import { METRICS } from '../../src/telemetry/metrics.js';
import { packageVersion } from '../../src/process/package-version.js';
import { sectionsBook } from '../services/books.js';
import { GuardedServer, bearing, codeIn } from '../services/guarded-server.js';
import { ScrapedMetrics } from '../services/scraped-metrics.js';
import { until } from '../services/until.js';

const ALL = Object.values<Metric>(METRICS);
const PAGES = 6;
/** Paths of requests have no end; all that are no routes are counted together. */
const UNKNOWN_PATHS = { route: 'other', status: '4xx' };
const TOKEN = 'a-token-for-prometheus';
/** Promised for a library of so many books, on a machine that has nothing else to do. */
const BOOKS = 1000;
const SECONDS = 0.02;

describe('the metrics of a server', () => {
  let server: GuardedServer;
  let scraped: ScrapedMetrics;
  let documentId: string;

  const scrape = async () => new ScrapedMetrics((await server.get('/metrics').expect(200)).text);

  beforeAll(async () => {
    server = await GuardedServer.make();
    await server.open({ METRICS_PORT: '0', METRICS_TOKEN: TOKEN });
    const added = await server
      .api()
      .post('/v1/documents')
      .attach('file', sectionsBook(PAGES), 'a.pdf')
      .expect(201);
    documentId = (added.body as { id: string }).id;
    await server.api().post(`/v1/documents/${documentId}/runs`).send({}).expect(202);
    await until('the book is ingested, and its job has ended', async () => {
      const now = await scrape();
      return now.value('colophon_jobs_ended_total', { queue: 'ingest', outcome: 'done' }) === 1;
    });
    await server.get('/v1/search?query=a private question').expect(200);
    await server.get(`/v1/documents/${documentId}`).expect(200);
    await server.get('/v1/nowhere').expect(404);
    await server.get('/elsewhere/for/ever').expect(404);
    scraped = await until('the last answers are counted', async () => {
      const now = await scrape();
      return now.value(`${METRICS.requests.name}_count`, UNKNOWN_PATHS) === 2 && now;
    });
  });
  afterAll(async () => {
    await server.close();
    await server.remove();
  });

  it('are those that are declared', () => {
    expect(Object.fromEntries(scraped.kinds)).toEqual(
      Object.fromEntries(ALL.map(({ name, kind }) => [name, kind])),
    );
  });

  it('have the labels that are declared, with bounded values', () => {
    const ofHistogram = /_(?:bucket|sum|count)$/;
    const wrong = ALL.flatMap((metric) => {
      const { name, labels, kind } = metric;
      const own = scraped.samples.filter((sample) =>
        kind === 'histogram' ? sample.name.replace(ofHistogram, '') === name : sample.name === name,
      );
      const series = own.map((sample) => without('le', sample.labels));
      const isForeign = (given: Readonly<Record<string, string>>) =>
        Object.keys(given).toSorted().join() !== Object.keys(labels).toSorted().join() ||
        Object.entries(labels).some(
          ([label, values]) => !('of' in values) && !values.includes(given[label]!),
        );
      const isTooMuch = new Set(series.map((given) => JSON.stringify(given))).size > mostSeries(metric);
      return [
        ...series.filter(isForeign).map((given) => ({ name, given })),
        ...(isTooMuch ? [{ name }] : []),
      ];
    });
    expect(wrong).toEqual([]);
    const text = scraped.samples.map(({ series }) => series).join('\n');
    expect(text).not.toMatch(new RegExp(`${documentId}|private|nowhere|elsewhere`));
  });

  it('count what was done', () => {
    const value = (name: string, labels?: Record<string, string>) => scraped.value(name, labels);
    const chunks = value('colophon_chunks_made_total')!;
    expect(chunks).toBeGreaterThan(0);
    expect(value('colophon_pages_read_total')).toBe(PAGES);
    expect(value('colophon_texts_embedded_total')).toBe(chunks);
    expect(value('colophon_tokens_embedded_total')).toBeGreaterThan(chunks);
    expect(value('colophon_vectors_written_total')).toBe(chunks);
    expect(value('colophon_runs_ended_total', { state: 'completed' })).toBe(1);
    const stages = ['reading', 'structuring', 'chunking', 'embedding', 'publishing'];
    expect(stages.map((stage) => value('colophon_stage_duration_seconds_count', { stage }))).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(value('colophon_job_duration_seconds_count', { queue: 'ingest' })).toBe(1);
    for (const batch of ['staging', 'publishing']) {
      expect(value('colophon_database_write_duration_seconds_count', { batch })).toBe(1);
    }
    const legs = ['query', 'vector', 'lexical', 'whole'];
    expect(legs.map((leg) => value('colophon_search_duration_seconds_count', { leg }))).toEqual([1, 1, 1, 1]);
    const route = { method: 'GET', route: '/v1/documents/:id', status: '2xx' };
    expect(value('colophon_http_request_duration_seconds_count', route)).toBe(1);
  });

  it('tell how it is now', () => {
    for (const part of ['database', 'queue', 'disk']) expect(scraped.value('colophon_up', { part })).toBe(1);
    expect(scraped.value('colophon_embedding_workers', { state: 'allowed' })).toBe(1);
    expect(scraped.value('colophon_embedding_workers', { state: 'running' })).toBe(1);
    expect(scraped.value('colophon_embedding_worker_memory_bytes')).toBeGreaterThan(1e6);
    expect(scraped.value('colophon_queue_jobs', { queue: 'ingest', state: 'waiting' })).toBe(0);
    expect(scraped.value('colophon_disk_free_bytes')).toBeGreaterThan(0);
    expect(scraped.value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(scraped.value('colophon_build_info', { version: packageVersion() })).toBe(1);
  });

  it('are served on a port of their own too, to the holder of the token', async () => {
    const port = server.app.get(MetricsServer).port!;
    const own = request(`http://127.0.0.1:${port}`);
    await own
      .get('/metrics')
      .expect(401)
      .expect('www-authenticate', /Bearer/);
    await own.get('/metrics').set(bearing('a-token-of-somebody-else')).expect(401);
    const { text } = await own
      .get('/metrics')
      .set(bearing(TOKEN))
      .expect(200)
      .expect('content-type', /^text\/plain; version=0\.0\.4/);
    expect(new ScrapedMetrics(text).kinds.size).toBe(ALL.length);
    await own.get('/v1/documents').set(bearing(TOKEN)).expect(404);
    await own.post('/metrics').set(bearing(TOKEN)).expect(404);
    expect(port).not.toBe((server.app.getHttpServer().address() as AddressInfo | null)?.port);
  });

  it('are open to names of this machine alone on a port without a token', async () => {
    const own = new MetricsServer(new MetricsConfig({ METRICS_PORT: '0' }), server.app.get(MetricsReport));
    await own.onModuleInit();
    const statusFor = async (host: string) => {
      const api = request(`http://127.0.0.1:${own.port}`);
      return (await api.get('/metrics').set({ host })).status;
    };
    try {
      expect(await Promise.all(['localhost', '127.0.0.1:9464', 'a-site.example'].map(statusFor))).toEqual([
        200, 200, 403,
      ]);
    } finally {
      await own.onApplicationShutdown();
    }
  });

  it('say before any work is taken up that their port is in use', async () => {
    const began = vi.fn<() => void>();
    const METRICS_PORT = String(server.app.get(MetricsServer).port);
    const providers = [
      { provide: 'work', useValue: { onApplicationBootstrap: began } },
      { provide: MetricsConfig, useValue: new MetricsConfig({ METRICS_PORT }) },
      { provide: MetricsReport, useValue: server.app.get(MetricsReport) },
      MetricsServer,
    ];
    const starting = NestFactory.createApplicationContext(
      { module: class Work {}, providers },
      { logger: false, abortOnError: false },
    );
    await expect(starting).rejects.toMatchObject({ code: 'server.cannot_listen', field: 'METRICS_PORT' });
    expect(began).not.toHaveBeenCalled();
  });

  it('tell of the process alone when its database has been closed, as while it stops', async () => {
    const { app } = server;
    const closed = new LibraryFigures(new DataSource({ type: 'postgres' }));
    const report = new MetricsReport(
      closed,
      app.get(JobQueue),
      app.get(EmbeddingEngine),
      app.get(StorageConfig),
    );
    const told = new ScrapedMetrics(await report.text());
    report.onApplicationShutdown();
    expect(told.value('colophon_up', { part: 'database' })).toBe(0);
    expect(told.value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  it(`are read within ${SECONDS * 1000} ms from a library of ${BOOKS} books`, async () => {
    const database = server.app.get(DataSource);
    await database.query(
      `WITH books AS (
         INSERT INTO documents (sha256, title, file_name, byte_length, status)
         SELECT 'book ' || n, 'Book ' || n, n || '.pdf', 1, 'completed' FROM generate_series(1, ${BOOKS}) n RETURNING id)
       INSERT INTO ingestion_runs (document_id, state, status_before, finished_at)
       SELECT id, 'completed', 'pending', now() FROM books`,
    );
    // A busy machine makes most of them slower.
    const seconds = await until('one reading is as quick as promised', async () => {
      const took = (await scrape()).value('colophon_metrics_read_seconds')!;
      return took < SECONDS && took;
    });
    expect(seconds).toBeGreaterThan(0);
  });

  it('are open to keys that may read, once there are keys, and to the token, which opens nothing else', async () => {
    const make = async (body: object, by: Record<string, string> = {}) =>
      (await server.api().post('/v1/keys').set(by).send(body).expect(201)).body as NewKeyView;
    const admin = await make({ name: 'admin', scope: 'admin' });
    const reader = await make({ name: 'reader', scope: 'read' }, bearing(admin.key));
    const limited = await make(
      { name: 'limited', scope: 'read', documents: [documentId] },
      bearing(admin.key),
    );
    expect(codeIn(await server.get('/metrics').expect(401))).toBe('access.key_missing');
    await server.get('/metrics', bearing(reader.key)).expect(200);
    await server.get('/metrics', bearing(TOKEN)).expect(200);
    expect(codeIn(await server.get('/metrics', bearing(limited.key)).expect(403))).toBe('access.key_limited');
    await server.get('/metrics', bearing(`${TOKEN}!`)).expect(401);
    await server.get('/v1/documents', bearing(TOKEN)).expect(401);
  });
});

function without(label: string, labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name !== label));
}

describe('the settings of the metrics', () => {
  it.each([
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must be at least 16 characters without spaces.'],
    [{ METRICS_PORT: 'all' }, 'METRICS_PORT must be a whole number from 0 to 65535, not "all".'],
    [
      { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' },
      'METRICS_HOST needs METRICS_TOKEN if other machines can reach it.',
    ],
  ])('%j are refused', (environment, message) => {
    expect(() => new MetricsConfig(environment)).toThrow(message);
  });

  it('may open the port to this machine without a token, and to others with one', () => {
    expect(new MetricsConfig({ METRICS_PORT: '9464' }).port).toBe(9464);
    expect(new MetricsConfig({ METRICS_PORT: '0', METRICS_HOST: '0.0.0.0', METRICS_TOKEN: TOKEN }).port).toBe(
      0,
    );
  });
});
