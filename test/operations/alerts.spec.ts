import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dump } from 'js-yaml';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Client } from 'pg';
import request from 'supertest';
import { ALERTS } from '../../scripts/monitoring/alerts.js';
import { ROWS } from '../../scripts/monitoring/panels.js';
import { testsOf } from '../../scripts/monitoring/rules.js';
import type { RuleTest } from '../../scripts/monitoring/rules.js';
import { startServer } from '../../src/roles/start-server.js';
import { openWorker } from '../jobs/open-roles.js';
import { sectionsBook } from '../services/books.js';
import { describeOnPostgres } from '../services/databases.js';
import { startPostgres } from '../services/postgres.js';
import type { RunningPostgres } from '../services/postgres.js';
import { describeWithPromtool, promtool, promtoolOn } from '../services/promtool.js';
import { ScrapedMetrics } from '../services/scraped-metrics.js';
import { until } from '../services/until.js';
import { WebReceiver, status } from '../services/web-receiver.js';

const MONITORING = fileURLToPath(new URL('../../deploy/monitoring', import.meta.url));
const RULES = join(MONITORING, 'alerts.yml');
/** Longer than the limit of the alert, and than the class of the histogram below it. */
const SLOW_MS = 2600;
const BLOCKED_MS = 1200;
/** Minutes for which a fault lasts. */
const MINUTES = 40;

const mountRefused = process.getuid?.() !== 0 || spawnSync('unshare', ['--mount', 'true']).status !== 0;
const reason = mountRefused ? ' (mount is refused here)' : '';

describeWithPromtool('the rules of the alerts', () => {
  it('are rules, and an alert fires with its examples and is silent with the others', async () => {
    await promtool(['check', 'rules', 'alerts.yml'], MONITORING);
    expect(await promtool(['test', 'rules', 'alerts.test.yml'], MONITORING)).toContain('SUCCESS');
    await promtool(['check', 'config', '--syntax-only', 'prometheus.yml'], MONITORING);
  });

  it('stand beside a dashboard whose queries Prometheus understands', async () => {
    const queries = ROWS.flatMap(({ panels }) => panels.flatMap(({ queries }) => queries));
    const rules = queries.map(({ expr }, index) => ({
      record: `panel:query_${index}:shown`,
      // What Grafana fills in.
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*'),
    }));
    const groups = [{ name: 'dashboard', rules }];
    expect(await promtoolOn(['check', 'rules'], dump({ groups }))).toContain('SUCCESS');
  });
});

describeWithPromtool('an alert', () => {
  describeOnPostgres('fires when its fault happens', () => {
    const tests: RuleTest[] = [];
    let postgres: RunningPostgres;
    let receiver: WebReceiver;
    let folder: string;
    let environment: Readonly<Record<string, string>>;
    let server: NestExpressApplication;
    let worker: INestApplicationContext | null = null;
    let well: ScrapedMetrics;

    const api = () => request(server.getHttpServer());
    const scrape = async () => new ScrapedMetrics((await api().get('/metrics').expect(200)).text);
    const query = async (sql: string, parameters: unknown[] = []) => {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(sql, parameters)).rows;
      } finally {
        await client.end();
      }
    };

    /** What was seen is what Prometheus sees every minute: figures stay as they are, counters grow as they grew. */
    const ruleTest = (alert: string, fires: boolean, now: ScrapedMetrics, before = well): RuleTest => {
      const { expr } = ALERTS.find(({ name }) => name === alert)!;
      const names = new Set([...expr.matchAll(/\bcolophon_\w+/g)].map(([name]) => name));
      const seen = now.samples.filter(({ name }) => names.has(name));
      const samples = seen.map(({ name, series, value }) => {
        const grows = now.kinds.get(name) !== 'gauge';
        const former = before.samples.find((sample) => sample.series === series)?.value ?? 0;
        return { series, values: grows ? `0+${value - former}x${MINUTES}` : `${value}x${MINUTES}` };
      });
      return { alert, samples, fires };
    };
    const fault = (alert: string, now: ScrapedMetrics, before = well) => {
      tests.push(ruleTest(alert, true, now, before));
    };

    beforeAll(async () => {
      const started = await startPostgres();
      if ('missing' in started) throw new Error(started.missing);
      postgres = started;
      receiver = await WebReceiver.start();
      receiver.answer = status(500);
      folder = await mkdtemp(join(tmpdir(), 'colophon-alerts-'));
      if (!mountRefused) {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'pipe' });
      }
      environment = {
        DATABASE_URL: postgres.url,
        COLOPHON_DATA_DIR: folder,
        EMBEDDING_WORKERS: '1',
        OUTBOUND_ALLOW: '127.0.0.1',
        LOG_LEVEL: 'silent',
      };
      server = await startServer('0.0.0', { ...environment, COLOPHON_ROLE: 'api', PORT: '0' });
      await api().get('/v1/search').query({ query: 'anything', leg: 'lexical' }).expect(200);
      well = await scrape();
    });

    afterAll(async () => {
      await worker?.close();
      await server?.close();
      await postgres?.stop();
      await receiver?.close();
      if (!mountRefused) execFileSync('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true, force: true });
    });

    it('and none fires while all is well', () => {
      // The one is a metric of Prometheus itself, and the disk of this test is small.
      const others = new Set(['ColophonProcessDown', 'ColophonDiskNearlyFull']);
      const names = ALERTS.map(({ name }) => name).filter((name) => !others.has(name));
      tests.push(...names.map((name) => ruleTest(name, false, well)));
      expect(tests.filter(({ samples }) => samples.length === 0)).toEqual([]);
    });

    describe.skipIf(mountRefused)(`such as a disk that is nearly full${reason}`, () => {
      it('because it is small', () => {
        fault('ColophonDiskNearlyFull', well);
        expect(well.value('colophon_disk_free_bytes')).toBeLessThan(1e9);
      });
    });

    it('such as jobs that no worker takes', async () => {
      const { body } = await api().post('/v1/documents').attach('file', sectionsBook(3), 'a.pdf').expect(201);
      await api()
        .post(`/v1/documents/${(body as { id: string }).id}/runs`)
        .send({})
        .expect(202);
      await query(`UPDATE colophon_queue.job SET created_on = created_on - interval '20 minutes'`);
      const now = await scrape();
      expect(now.value('colophon_queue_oldest_waiting_seconds', { queue: 'ingest' })).toBeGreaterThan(1200);
      fault('ColophonQueueNotDrained', now);
    });

    it('such as a run whose process is gone, in a stage without end', async () => {
      await query(
        `WITH book AS (
           INSERT INTO documents (sha256, title, file_name, byte_length, status)
           VALUES (repeat('a', 64), 'Lost', 'lost.pdf', 9, 'processing') RETURNING id)
         INSERT INTO ingestion_runs (document_id, state, status_before, owner, heartbeat_at, stage_started_at, attempts)
         SELECT id, 'reading', 'pending', 'elsewhere/1//', now() - interval '5 minutes', now() - interval '5 hours', 1
         FROM book`,
      );
      const now = await scrape();
      fault('ColophonRunSilent', now);
      fault('ColophonRunStuck', now);
      expect(now.value('colophon_run_longest_silence_seconds')).toBeGreaterThan(90);
      expect(now.value('colophon_run_longest_stage_seconds')).toBeGreaterThan(14_400);
    });

    it('such as searches that wait for the database', async () => {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      await client.query('BEGIN');
      await client.query(
        'LOCK TABLE chunks, lexical_indexes, lexical_terms, lexical_postings IN ACCESS EXCLUSIVE MODE',
      );
      const before = await scrape();
      const searching = api()
        .get('/v1/search')
        .query({ query: 'something else', leg: 'lexical' })
        .expect(200)
        // It is sent only when somebody asks for its answer.
        .then(({ status }) => status);
      await until('the search waits', async () => {
        const waiting = await query('SELECT FROM pg_locks WHERE NOT granted');
        return waiting.length > 0;
      });
      await delay(SLOW_MS);
      await client.query('ROLLBACK');
      await client.end();
      await searching;
      const now = await scrape();
      fault('ColophonSearchSlow', now, before);
      const slow = { leg: 'whole', le: '2.5' };
      expect(now.value('colophon_search_duration_seconds_bucket', slow)).toBe(
        before.value('colophon_search_duration_seconds_bucket', slow),
      );
    });

    it('such as an event loop that is blocked', async () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCKED_MS);
      const now = await scrape();
      fault('ColophonEventLoopBlocked', now);
      expect(now.value('colophon_event_loop_delay_seconds', { quantile: '1' })).toBeGreaterThan(1);
    });

    it('such as a run taken over, and a book that cannot be read', async () => {
      worker = await openWorker({ environment });
      const now = await until('the lost run was taken over and failed, for want of its file', async () => {
        const scraped = await scrape();
        return (scraped.value('colophon_dead_letters', { queue: 'ingest' }) ?? 0) > 0 && scraped;
      });
      fault('ColophonWorkerLost', now);
      fault('ColophonDeadLetters', now);
      expect(now.value('colophon_runs_taken_over_total')).toBe(1);
    });

    it('such as a receiver of webhooks that answers with an error', async () => {
      await api().post('/v1/webhooks').send({ url: receiver.url }).expect(201);
      await query('UPDATE documents SET status = $1', ['failed']);
      const now = await until('a message was refused', async () => {
        const scraped = await scrape();
        return (scraped.value('colophon_webhooks', { state: 'failing' }) ?? 0) > 0 && scraped;
      });
      fault('ColophonWebhookFailing', now);
      expect(now.value('colophon_webhook_tries_total', { result: 'failed' })).toBeGreaterThan(0);
    });

    it('such as a database that is away, while the process still tells of itself', async () => {
      await worker!.close();
      worker = null;
      await postgres.halt();
      const before = await scrape();
      await api().get('/v1/documents').expect(503);
      const now = await scrape();
      fault('ColophonDatabaseAway', now);
      fault('ColophonQueueAway', now);
      fault('ColophonServerErrors', now, before);
      expect(now.value('process_resident_memory_bytes')).toBeGreaterThan(0);
      expect(now.all('colophon_runs')).toEqual([]);
      await postgres.resume();
      await until('the database answers again', async () => {
        const scraped = await scrape();
        return scraped.value('colophon_up', { part: 'database' }) === 1;
      });
    });

    it('by the rules that Prometheus has', async () => {
      const fired = tests.filter(({ fires }) => fires).map(({ alert }) => alert);
      const notHere = ['ColophonProcessDown', ...(mountRefused ? ['ColophonDiskNearlyFull'] : [])];
      expect(ALERTS.map(({ name }) => name).filter((name) => !fired.includes(name))).toEqual(notHere);
      expect(await promtoolOn(['test', 'rules'], testsOf(tests, RULES))).toContain('SUCCESS');
    });
  });
});
