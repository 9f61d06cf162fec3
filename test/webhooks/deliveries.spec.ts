import type { INestApplicationContext } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { DataSource } from 'typeorm';
import { OutboundConfig } from '../../src/transfer/outbound.config.js';
import { WebhookCourier } from '../../src/webhooks/webhook-courier.js';
import { WebhookSender } from '../../src/webhooks/webhook-sender.js';
import { WebhooksConfig } from '../../src/webhooks/webhooks.config.js';
import { WebhooksService } from '../../src/webhooks/webhooks.service.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { WebReceiver, endless, hang, status } from '../services/web-receiver.js';

const TRIES = 3;

describeOnOneLibrary('webhooks', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let webhooks: WebhooksService;
  let courier: WebhookCourier;
  let receiver: WebReceiver;
  let books = 0;

  const query = <T>(sql: string, parameters: unknown[] = []) =>
    library.get(DataSource).query<T[]>(sql, parameters);
  /** What a worker does until nothing is due. */
  const deliver = async () => {
    for (let next = await courier.take(); next !== null; next = await courier.take()) {
      await courier.serve(next, new AbortController().signal);
    }
  };
  const addBook = async () => {
    books += 1;
    const [row] = await query<{ id: string }>(
      `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ($1, 'A Book', 'a.pdf', 1) RETURNING id`,
      [`book ${books}`],
    );
    return row!.id;
  };
  const setStatus = (id: string, to: string) =>
    query('UPDATE documents SET status = $2 WHERE id = $1', [id, to]);
  const types = () => receiver.requests.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  const ids = () => receiver.requests.map(({ headers }) => headers['webhook-id']);
  const makeDue = () => query(`UPDATE webhook_deliveries SET next_try_at = now() WHERE state = 'pending'`);
  const logOf = async (id: string) => (await webhooks.log(id, { limit: 20 })).deliveries;

  beforeAll(async () => {
    receiver = await WebReceiver.start();
    const made = await makePlace();
    const settings = {
      OUTBOUND_ALLOW: '127.0.0.1',
      WEBHOOK_TRIES: String(TRIES),
      WEBHOOK_TIMEOUT: '1',
      WEBHOOK_LOG_LIMIT: '10',
    };
    place = { ...made, environment: { ...made.environment, ...settings } };
    library = await openLibrary(place);
    webhooks = library.get(WebhooksService);
    courier = library.get(WebhookCourier);
  });

  afterEach(async () => {
    for (const { id } of await webhooks.list()) await webhooks.remove(id);
    receiver.reset();
  });

  afterAll(async () => {
    await library.close();
    await place.remove();
    await receiver.close();
  });

  it('are told of what happens to a document, in its order, with signatures that the standard library accepts', async () => {
    await addBook();
    const { secret } = await webhooks.add(receiver.url);
    const id = await addBook();
    for (const to of ['queued', 'processing', 'completed_with_warnings']) await setStatus(id, to);
    await query('UPDATE documents SET deleted_at = now() WHERE id = $1', [id]);
    await query('UPDATE documents SET deleted_at = NULL WHERE id = $1', [id]);
    await query('DELETE FROM documents WHERE id = $1', [id]);
    await deliver();
    const known = new Webhook(secret);
    const messages = receiver.requests.map(({ body, headers }) =>
      known.verify(body, headers as Record<string, string>),
    );
    const told = ['added', 'completed_with_warnings', 'deleted', 'restored', 'deleted'];
    expect(messages).toMatchObject(
      told.map((what) => ({ type: `document.${what}`, data: { documentId: id } })),
    );
    expect(new Set(ids()).size).toBe(told.length);
    expect(() => known.verify('{}', receiver.requests[0]!.headers as Record<string, string>)).toThrow(
      'No matching signature found',
    );
    await deliver();
    expect(receiver.requests).toHaveLength(told.length);
  });

  it('are told of how runs end', async () => {
    const id = await addBook();
    await webhooks.add(receiver.url, { types: ['run.completed', 'run.failed', 'run.cancelled'] });
    for (const state of ['failed', 'cancelled', 'completed']) {
      const [run] = await query<{ id: string }>(
        `INSERT INTO ingestion_runs (document_id, state, status_before) VALUES ($1, 'queued', 'pending') RETURNING id`,
        [id],
      );
      await query('UPDATE ingestion_runs SET state = $2, finished_at = now() WHERE id = $1', [
        run!.id,
        state,
      ]);
    }
    await deliver();
    expect(types()).toEqual(['run.failed', 'run.cancelled', 'run.completed']);
  });

  it('are told only of the types that they ask for', async () => {
    await webhooks.add(receiver.url, { types: ['document.failed', 'document.failed'] });
    await setStatus(await addBook(), 'failed');
    await deliver();
    expect(types()).toEqual(['document.failed']);
  });

  it('get the same message again after a failure, and later ones only after it', async () => {
    const { id } = await webhooks.add(receiver.url);
    receiver.answer = status(500, {}, 'the disk is full');
    const book = await addBook();
    await setStatus(book, 'completed');
    await deliver();
    expect(types()).toEqual(['document.added']);
    const [, first] = await logOf(id);
    expect(first).toMatchObject({ state: 'pending', attempts: 1, status: 500, response: 'the disk is full' });
    expect(Date.parse(first!.nextTryAt!)).toBeGreaterThan(Date.parse(first!.triedAt!));
    receiver.answer = status(200);
    await makeDue();
    await deliver();
    expect(types()).toEqual(['document.added', 'document.added', 'document.completed']);
    expect(ids()[1]).toBe(ids()[0]);
    expect(receiver.requests[1]!.body).toBe(receiver.requests[0]!.body);
    expect((await logOf(id)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });

  it('are switched off after the last try, keep the event, and continue where they stopped', async () => {
    const { id } = await webhooks.add(receiver.url);
    receiver.answer = status(503);
    const book = await addBook();
    await setStatus(book, 'completed');
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await makeDue();
      await deliver();
    }
    await makeDue();
    await deliver();
    expect(types()).toEqual(Array.from({ length: TRIES }, () => 'document.added'));
    const off = await webhooks.get(id);
    expect(off).toMatchObject({ active: false, pending: 1 });
    expect(off.offReason).toContain('It answered 503.');
    const failed = (await logOf(id)).find(({ state }) => state === 'failed')!;
    expect(failed).toMatchObject({ type: 'document.added', attempts: TRIES, nextTryAt: null });
    await expect(webhooks.redeliver(id, failed.id)).rejects.toMatchObject({ code: 'webhook.off' });
    receiver.reset();
    await query('DELETE FROM documents WHERE id = $1', [book]);
    await webhooks.change(id, { active: true });
    await deliver();
    expect(types()).toEqual(['document.completed', 'document.deleted']);
    await webhooks.redeliver(id, failed.id);
    await deliver();
    expect(types().at(-1)).toBe('document.added');
    expect(ids().at(-1)).toBe(failed.id);
    expect(await webhooks.get(id)).toMatchObject({ active: true, offReason: null, offAt: null, pending: 0 });
  });

  it('are switched off at once by an answer of 410', async () => {
    const { id } = await webhooks.add(receiver.url);
    receiver.answer = status(410);
    await addBook();
    await deliver();
    expect(receiver.requests).toHaveLength(1);
    expect(await webhooks.get(id)).toMatchObject({ active: false });
  });

  it('follow no redirect', async () => {
    const other = await WebReceiver.start();
    const { id } = await webhooks.add(receiver.url);
    receiver.answer = status(307, { location: other.url });
    await addBook();
    await deliver();
    expect(other.requests).toEqual([]);
    expect((await logOf(id))[0]).toMatchObject({ status: 307, attempts: 1, state: 'pending' });
    await other.close();
  });

  it('wait for no receiver that does not answer, and read no more of an answer than they keep', async () => {
    const { id } = await webhooks.add(receiver.url);
    receiver.answer = hang;
    expect(await webhooks.test(id)).toMatchObject({
      delivered: false,
      error: 'It did not answer within 1 s.',
    });
    receiver.answer = endless;
    const result = await webhooks.test(id);
    expect(result.delivered).toBe(true);
    expect(result.response).toHaveLength(1000);
    await receiver.close();
    expect((await webhooks.test(id)).error).toContain('ECONNREFUSED');
    receiver = await WebReceiver.start();
  });

  it('do not lead into private networks, by an address or by a name', async () => {
    for (const host of ['10.0.0.1', '169.254.169.254', '[::1]', '[::ffff:7f00:2]', '2130706434']) {
      await expect(webhooks.add(`http://${host}/`)).rejects.toMatchObject({ code: 'address.private' });
    }
    for (const url of ['ftp://example.org/', 'example.org', 'https://user:secret@example.org/']) {
      await expect(webhooks.add(url)).rejects.toMatchObject({ code: 'address.invalid' });
    }
    // As if the name had led elsewhere when the webhook was added.
    const strict = new WebhookSender(new OutboundConfig({}), new WebhooksConfig({}));
    const endpoint = {
      url: `http://localhost:${receiver.port}/`,
      secret: 'whsec_AAAA',
      previousSecret: null,
    };
    const outcome = await strict.send(endpoint, { id: 'an id', body: '{}' });
    expect(outcome).toMatchObject({ delivered: false, status: null });
    expect(outcome.error).toContain('localhost is in a private network.');
    expect(receiver.requests).toEqual([]);
  });

  it('sign with both secrets for a while after a rotation', async () => {
    const { id, secret: former } = await webhooks.add(receiver.url);
    const { secret } = await webhooks.rotate(id, 1);
    await webhooks.test(id);
    const [{ body, headers }] = receiver.requests as [(typeof receiver.requests)[0]];
    for (const known of [former, secret]) {
      expect(new Webhook(known).verify(body, headers as Record<string, string>)).toMatchObject({
        type: 'webhook.test',
      });
    }
    await webhooks.rotate(id, 0);
    await webhooks.test(id);
    expect(receiver.requests[1]!.headers['webhook-signature']).not.toContain(' ');
    expect(JSON.stringify([await webhooks.list(), await logOf(id)])).not.toContain('whsec_');
  });

  it('belong to one worker at a time', async () => {
    const added = await Promise.all(
      Array.from({ length: 3 }, async () => (await webhooks.add(receiver.url)).id),
    );
    await addBook();
    const taken = await Promise.all(Array.from({ length: 12 }, () => courier.take()));
    const claims = taken.filter((claim) => claim !== null);
    expect(claims.map(({ id }) => id).toSorted()).toEqual(added.toSorted());
    // As if these workers had been frozen for longer than their claims last.
    await query(`UPDATE webhooks SET claimed_at = now() - interval '1 hour'`);
    await deliver();
    const { signal } = new AbortController();
    for (const claim of claims) await courier.serve(claim, signal);
    expect(receiver.requests).toHaveLength(3);
  });

  it('keep a log of limited length, from which nothing is removed that waits', async () => {
    const { id } = await webhooks.add(receiver.url);
    await query(
      `INSERT INTO webhook_deliveries (webhook_id, event_id, type, body, state, created_at)
       SELECT $1, -n, 'document.added', '{}', CASE WHEN n = 40 THEN 'pending' ELSE 'delivered' END,
              now() - make_interval(days => n)
       FROM generate_series(1, 40) n`,
      [id],
    );
    await courier.prune();
    const first = await webhooks.log(id, { limit: 6 });
    const rest = await webhooks.log(id, { limit: 6, after: first.next! });
    expect([...first.deliveries, ...rest.deliveries].map(({ state }) => state)).toEqual([
      ...Array.from({ length: 10 }, () => 'delivered'),
      'pending',
    ]);
    expect(rest.next).toBeNull();
  });
});
