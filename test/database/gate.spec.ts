import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectSocket } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { Gate } from '../../src/database/embedded/gate.js';
import { copyOfTemplate } from '../services/databases.js';

const CLIENTS = 6;
const OPERATIONS = 60;
/** Long for a statement on a busy machine, short for a person who waits for the test. */
const IDLE_MS = 500;
const PORT = 5432;

/** Only the gate, in this thread, with a short limit. */
describe('the gate to the embedded database', () => {
  let data: string;
  let sockets: string;
  let instance: PGlite;
  let gate: Gate;
  const clients: Client[] = [];

  beforeAll(async () => {
    data = await copyOfTemplate();
    sockets = await mkdtemp(join(tmpdir(), 'colophon-gate-'));
    instance = await PGlite.create({ dataDir: join(data, 'database') });
    gate = new Gate(instance, tmpdir(), { idleInTransactionMs: IDLE_MS });
    await gate.listen({ path: join(sockets, `.s.PGSQL.${PORT}`) });
    await instance.exec(
      'CREATE TABLE entries (client integer, operation integer, UNIQUE (client, operation))',
    );
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await instance.exec('TRUNCATE entries');
  });

  afterAll(async () => {
    await gate.close();
    await instance.close();
    await rm(data, { recursive: true, force: true });
    await rm(sockets, { recursive: true, force: true });
  });

  async function client(): Promise<Client> {
    const client = new Client({ host: sockets, port: PORT, user: 'postgres', database: 'postgres' });
    // Without a listener, the end of a connection would end the test process.
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }

  async function entries(): Promise<{ client: number; operation: number }[]> {
    const { rows } = await instance.query<{ client: number; operation: number }>(
      'SELECT client, operation FROM entries ORDER BY client, operation',
    );
    return rows;
  }

  it('keeps everything that many clients committed and nothing that one rolled back', async () => {
    const numbers = Array.from({ length: CLIENTS }, (_, index) => index);
    const kept = await Promise.all(numbers.map(async (number) => work(await client(), number)));
    expect(await entries()).toEqual(kept.flat());
  });

  it('answers each client with its own rows when all ask at once', async () => {
    const all = await Promise.all(Array.from({ length: CLIENTS }, client));
    const asked = all.map(async (one, number) => {
      for (let operation = 0; operation < OPERATIONS; operation += 1) {
        const { rows } = await one.query('SELECT $1 AS answer', [`${number}/${operation}`]);
        expect(rows).toEqual([{ answer: `${number}/${operation}` }]);
      }
    });
    await Promise.all(asked);
  });

  it('rolls back the open transaction of a client that left, before the next client has its turn', async () => {
    const leaving = await client();
    const waiting = await client();
    await leaving.query('BEGIN');
    await leaving.query('INSERT INTO entries VALUES (1, 1)');
    const count = waiting.query<{ rows: number }>('SELECT count(*)::int AS rows FROM entries');
    breakOff(leaving);
    expect((await count).rows).toEqual([{ rows: 0 }]);
  });

  it('rolls back a statement that a client sent without waiting for the answer', async () => {
    const leaving = await client();
    const waiting = await client();
    await leaving.query('BEGIN');
    const unanswered = leaving.query('INSERT INTO entries SELECT 1, n FROM generate_series(1, 20000) AS n');
    // The statement must be on its way before the connection is cut.
    const cut = delay(20).then(() => breakOff(leaving));
    await expect(unanswered).rejects.toThrow('terminated');
    await cut;
    expect((await waiting.query('SELECT client FROM entries')).rows).toEqual([]);
  });

  it('disconnects a client that is idle in a transaction, and the others continue', async () => {
    const sitting = await client();
    const waiting = await client();
    const told = once(sitting, 'error') as Promise<[{ code?: string }]>;
    await sitting.query('BEGIN');
    await sitting.query('INSERT INTO entries VALUES (1, 1)');
    const { rows } = await waiting.query<{ rows: number }>('SELECT count(*)::int AS rows FROM entries');
    expect(rows).toEqual([{ rows: 0 }]);
    expect((await told)[0].code).toBe('25P03');
  });

  it('lets a client be idle outside a transaction as long as it likes', async () => {
    const sitting = await client();
    await sitting.query('SELECT 1');
    await delay(2 * IDLE_MS);
    expect((await sitting.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
  });

  it('rejects bytes that are not the protocol, and continues', async () => {
    const stranger = connectSocket(join(sockets, `.s.PGSQL.${PORT}`));
    stranger.resume();
    // As a length, this is negative.
    stranger.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    await once(stranger, 'close');
    expect((await (await client()).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

/** Ends the connection like a killed process: without a farewell. */
function breakOff(client: Client): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}

async function work(client: Client, number: number): Promise<{ client: number; operation: number }[]> {
  const kept = [];
  for (let operation = 0; operation < OPERATIONS; operation += 1) {
    const entry = [number, operation];
    switch (operation % 4) {
      case 0:
        await client.query('INSERT INTO entries VALUES ($1, $2)', entry);
        kept.push({ client: number, operation });
        break;
      case 1:
        await client.query('BEGIN');
        await client.query('INSERT INTO entries VALUES ($1, $2)', entry);
        await client.query('COMMIT');
        kept.push({ client: number, operation });
        break;
      case 2:
        await client.query('BEGIN');
        await client.query('INSERT INTO entries VALUES ($1, $2)', entry);
        await client.query('ROLLBACK');
        break;
      default:
        await client.query('BEGIN');
        await client.query('INSERT INTO entries VALUES ($1, $2)', entry);
        await failTwice(client, entry);
        await client.query('ROLLBACK');
    }
  }
  return kept;
}

/** Sends a statement that fails, and another one, which the failed transaction rejects. */
async function failTwice(client: Client, entry: number[]): Promise<void> {
  const duplicate = client.query('INSERT INTO entries VALUES ($1, $2)', entry);
  await expect(duplicate).rejects.toMatchObject({ code: '23505' });
  await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
}
