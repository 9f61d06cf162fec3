import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import type { Notification } from 'pg';
import { Gate } from '../../src/database/embedded/gate.js';
import { isListening, visitGate } from '../../src/database/embedded/gate-visitor.js';
import { startupMessage, typedFrame } from '../../src/database/embedded/protocol-frames.js';
import { copyOfTemplate } from '../services/databases.js';

const PORT = 5432;
const PATIENCE_MS = 5_000;

describe('a client of the gate', () => {
  let data: string;
  let sockets: string;
  let path: string;
  let instance: PGlite;
  let gate: Gate;
  const clients: Client[] = [];

  beforeAll(async () => {
    data = await copyOfTemplate();
    sockets = await mkdtemp(join(tmpdir(), 'colophon-gate-'));
    path = join(sockets, `.s.PGSQL.${PORT}`);
    instance = await PGlite.create({ dataDir: join(data, 'database') });
    await instance.exec('CREATE TABLE notes (text text)');
  });

  beforeEach(async () => {
    gate = new Gate(instance, tmpdir());
    await gate.listen({ path });
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await gate.close();
  });

  afterAll(async () => {
    await instance.close();
    await rm(data, { recursive: true, force: true });
    await rm(sockets, { recursive: true, force: true });
  });

  async function client(): Promise<Client> {
    const client = new Client({ host: sockets, port: PORT, user: 'postgres', database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }

  it('does not affect others when it leaves in the middle of a batch that failed inside a transaction', async () => {
    const leaving = connect(path);
    leaving.write(startupMessage());
    leaving.write(typedFrame('Q', Buffer.from('BEGIN; INSERT INTO notes VALUES (1)\0')));
    leaving.write(
      Buffer.concat([typedFrame('P', Buffer.from('\0nonsense\0\0\0')), typedFrame('H', Buffer.alloc(0))]),
    );
    await untilReceived(leaving, 'nonsense');
    leaving.destroy();
    const next = await client();
    expect((await next.query('SELECT count(*)::int AS notes FROM notes')).rows).toEqual([{ notes: 0 }]);
  });

  it.each([
    ['a simple statement', (one: Client) => one.query('COPY notes FROM STDIN')],
    ['a prepared statement', (one: Client) => one.query({ text: 'copy notes\n from stdin', values: [] })],
  ])('does not affect others when it runs COPY FROM STDIN with %s', async (_, copy) => {
    const copying = await client();
    await copying.query('BEGIN');
    await copying.query("INSERT INTO notes VALUES ('before')");
    await expect(copy(copying)).rejects.toMatchObject({ code: '0A000' });
    await copying.query('ROLLBACK');
    const next = await client();
    expect((await next.query('SELECT text FROM notes')).rows).toEqual([]);
  });

  it('sends a notification to all others with NOTIFY', async () => {
    const listening = await Promise.all([client(), client()]);
    const heard = listening.map((one) => once(one, 'notification') as Promise<[Notification]>);
    await listening[0].query('LISTEN news');
    await (await client()).query("NOTIFY news, 'a new book'");
    const payloads = (await Promise.all(heard)).map(([{ channel, payload }]) => [channel, payload]);
    expect(payloads).toEqual([
      ['news', 'a new book'],
      ['news', 'a new book'],
    ]);
    await listening[0].query('UNLISTEN news');
  });

  it('lets a waiting client have a turn between two of its own', async () => {
    const [busy, waiting] = [await client(), await client()];
    const order: string[] = [];
    const many = Array.from({ length: 20 }, (_, index) => index).reduce<Promise<unknown>>(
      (before) => before.then(() => busy.query('SELECT 1')).then(() => order.push('busy')),
      Promise.resolve(),
    );
    const one = waiting.query('SELECT 1').then(() => order.push('waiting'));
    await Promise.all([many, one]);
    expect(order.indexOf('waiting')).toBeLessThan(3);
  });

  it('keeps the gate open until it leaves', async () => {
    const visitor = (await visitGate({ path }, PATIENCE_MS))!;
    let closed = false;
    const closing = gate.close(PATIENCE_MS).then(() => (closed = true));
    const guest = await client();
    expect((await guest.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await guest.end();
    clients.length = 0;
    expect(closed).toBe(false);
    visitor.leave();
    await closing;
    expect(await isListening({ path })).toBe(false);
    expect(await visitGate({ path }, PATIENCE_MS)).toBeNull();
    gate = new Gate(instance, tmpdir());
  });

  it('is disconnected with the reason if it stays longer than the gate allows', async () => {
    const staying = await client();
    const told = once(staying, 'error') as Promise<[{ code?: string }]>;
    await staying.query('BEGIN');
    await staying.query("INSERT INTO notes VALUES ('unfinished')");
    await gate.close(50);
    expect((await told)[0].code).toBe('57P01');
    expect((await instance.query('SELECT text FROM notes')).rows).toEqual([]);
    gate = new Gate(instance, tmpdir());
  });
});

async function untilReceived(socket: ReturnType<typeof connect>, text: string): Promise<void> {
  let received = '';
  for (;;) {
    const [data] = (await once(socket, 'data')) as [Buffer];
    received += data.toString('latin1');
    if (received.includes(text)) return;
  }
}
