import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { startServer } from '../../src/roles/start-server.js';
import { sectionsBook } from '../services/books.js';
import { EventClient } from '../services/event-client.js';
import { seededRandom } from '../services/seeded-random.js';
import { until } from '../services/until.js';
import { describeOnEachLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

const SECTIONS = 60;

describeOnEachLibrary('events', (makePlace) => {
  let place: TestPlace;
  let worker: INestApplication;
  /** A replica without a worker; on the embedded database, which only one process serves, the same application. */
  let replica: INestApplication;
  let urls: string[];
  let id: string;

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    worker.get(DataSource).query<T[]>(sql, parameters);
  const stored = async (documentId: string) =>
    (
      await query<{ id: string }>('SELECT id FROM events WHERE document_id = $1 ORDER BY id', [documentId])
    ).map((row) => row.id);
  const api = () => request(worker.getHttpServer());
  const startRun = () => api().post(`/v1/documents/${id}/reprocess`).send({}).expect(202);

  beforeAll(async () => {
    place = await makePlace();
    const environment: Readonly<Record<string, string>> = {
      ...place.environment,
      PORT: '0',
      LOG_LEVEL: 'silent',
    };
    worker = await startServer('0.0.0', environment);
    replica = environment['DATABASE_URL']
      ? await startServer('0.0.0', { ...environment, COLOPHON_ROLE: 'api' })
      : worker;
    urls = await Promise.all([worker, replica].map(async (app) => `${await app.getUrl()}/v1`));
  });

  afterAll(async () => {
    if (replica !== worker) await replica.close();
    await worker.close();
    await place.remove();
  });

  it('show on any replica what a worker does, stage by stage', async () => {
    const client = await EventClient.connect(`${urls[1]}/events`);
    const upload = await api().post('/v1/documents').attach('file', sectionsBook(SECTIONS), 'book.pdf');
    ({ id } = upload.body as { id: string });
    await api().post(`/v1/documents/${id}/runs`).send({}).expect(202);
    await client.until(({ event, data }) => event === 'document' && data['status'] === 'completed');
    client.close();
    const runs = client.events.filter(({ event }) => event === 'run').map(({ data }) => data);
    const states = [...new Set(runs.map((data) => data['state']))];
    expect(states).toEqual([
      'queued',
      'reading',
      'structuring',
      'chunking',
      'embedding',
      'publishing',
      'completed',
    ]);
    const percents = runs.map((data) => data['percent'] as number);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(client.events.map((event) => event.id)).toEqual(await stored(id));
  });

  it('are neither lost nor repeated for a client that is repeatedly disconnected', async () => {
    const from = (await stored(id)).at(-1)!;
    let lastId = from;
    const received: string[] = [];
    const random = seededRandom('moments at which a client is cut off');
    await startRun();
    // To the end of the run, or else its last events come to the clients of other tests.
    let ended = false;
    for (let visit = 0; !ended; visit += 1) {
      const client = await EventClient.connect(`${urls[visit % 2]}/documents/${id}/events`, lastId);
      await delay(random() * 120);
      client.close();
      received.push(...client.events.map((event) => event.id));
      lastId = client.lastId!;
      ended = client.events.some(({ data }) => data['status'] === 'completed');
    }
    const expected = (await stored(id)).filter((event) => BigInt(event) > BigInt(from));
    expect(received).toEqual(expected);
  });

  it('come in the order of their ids, however many processes write at once', async () => {
    const client = await EventClient.connect(`${urls[1]}/events`);
    const rounds = Array.from({ length: 50 }, (_, index) => `round ${index}`);
    await Promise.all(
      rounds.map((name) =>
        worker.get(DataSource).transaction(async (manager) => {
          const [document] = await manager.query<{ id: string }[]>(
            `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ($1::text, 'A Book', 'a.pdf', 1) RETURNING id`,
            [name],
          );
          await manager.query('SELECT pg_sleep(random() * 0.02)');
          await manager.query('DELETE FROM documents WHERE id = $1', [document!.id]);
        }),
      ),
    );
    const [last] = await query<{ id: string }>('SELECT max(id) AS id FROM events');
    await client.until((event) => event.id === last!.id);
    client.close();
    const ids = client.events.map((event) => Number(event.id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(rounds.length * 2);
  });

  it('begin with a reset if events that the client missed were deleted', async () => {
    const all = await stored(id);
    await query('DELETE FROM events WHERE id < $1', [all.at(-2)]);
    const client = await EventClient.connect(`${urls[1]}/documents/${id}/events`, '1');
    await client.until(({ event }) => event === 'reset');
    client.close();
    const kept = await EventClient.connect(`${urls[1]}/documents/${id}/events`, all.at(-2));
    await kept.until((event) => event.id === all.at(-1));
    expect(kept.events).toHaveLength(1);
    kept.close();
  });

  it('are sent when they happen, including deletions', async () => {
    const client = await EventClient.connect(`${urls[1]}/documents/${id}/events`);
    const asked = performance.now();
    await api().delete(`/v1/documents/${id}`).expect(200);
    expect(await client.until(({ data }) => 'deleted' in data)).toMatchObject({ data: { deleted: 'soft' } });
    process.stdout.write(`a deletion was reported after ${Math.round(performance.now() - asked)} ms\n`);
    client.close();
    await request(replica.getHttpServer()).get(`/v1/documents/${id}/events`).expect(404);
  });

  it('refuse an invalid event id', async () => {
    const answer = await request(replica.getHttpServer())
      .get('/v1/events')
      .set('last-event-id', 'yesterday')
      .expect(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid', field: 'Last-Event-ID' });
  });

  it('drop a client that reads nothing, and continue for the others', async () => {
    const slow = await EventClient.connect(`${urls[1]}/events`);
    slow.response.socket.pause();
    slow.response.pause();
    const quick = await EventClient.connect(`${urls[1]}/events`);
    const addEvents = () =>
      query<{ id: string }>(
        `WITH added AS (
           INSERT INTO events (document_id, type, payload)
           SELECT gen_random_uuid(), 'document', jsonb_build_object('message', repeat('x', 400))
           FROM generate_series(1, 10000) RETURNING id)
         SELECT max(id) AS id FROM added`,
      );
    const clients = () =>
      new Promise<number>((resolve) =>
        replica.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)),
      );
    // The system itself keeps some megabytes for a client that does not read.
    await until('the slow client is dropped', async () => {
      const [last] = await addEvents();
      await quick.until((event) => event.id === last!.id);
      return (await clients()) < 2;
    });
    expect(await clients()).toBe(1);
    quick.close();
    slow.close();
  });
});
