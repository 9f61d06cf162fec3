import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import type { EmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { Gate } from '../../src/database/embedded/gate.js';
import { visitGate } from '../../src/database/embedded/gate-visitor.js';
import {
  passwordMessage,
  sslRequest,
  startupMessage,
  typedFrame,
} from '../../src/database/embedded/protocol-frames.js';
import { copyOfTemplate } from '../services/databases.js';

const GUEST = fileURLToPath(new URL('./guest-process.js', import.meta.url));
const LOOPBACK = '127.0.0.1';
const STATEMENT = typedFrame('Q', Buffer.from('DELETE FROM notes\0'));

describe('a database to which every user of the machine can connect', () => {
  let folder: string;
  let owner: EmbeddedDatabase;
  let login: { host: string; port: number; user: string; database: string; password: string };

  beforeAll(async () => {
    folder = await copyOfTemplate();
    owner = await openEmbeddedDatabase(folder, { attach: 'never', command: 'the owner', listening: 'tcp' });
    login = owner.connection as typeof login;
    await withClient(login, (client) => client.query("CREATE TABLE notes AS SELECT 'mine' AS text"));
  });
  afterAll(async () => {
    await owner.close();
    await rm(folder, { recursive: true, force: true });
  });

  const notes = async () =>
    withClient(login, async (client) => (await client.query('SELECT text FROM notes')).rows as unknown[]);

  it('serves a client with the password, which is random and long', async () => {
    expect(login).toMatchObject({ host: LOOPBACK, password: expect.stringMatching(/^[\w-]{43}$/) as string });
    expect(await notes()).toEqual([{ text: 'mine' }]);
  });

  it.each([
    ['a wrong password', () => 'x'.repeat(43)],
    ['a part of it', () => login.password.slice(0, -1)],
    ['more than it', () => `${login.password}x`],
    ['an empty one', () => ''],
  ])('refuses %s, and names none', async (_, password) => {
    const asking = withClient({ ...login, password: password() }, (client) => client.query('SELECT 1'));
    const error: unknown = await asking.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: '28P01' });
    expect(inspect(error, { depth: null })).not.toContain(login.password);
  });

  it.each([
    ['asks without a login', [startupMessage(), STATEMENT]],
    ['asks after a wrong one', [startupMessage(), passwordMessage('guess'), STATEMENT]],
    ['guesses until it is right', () => ['guess', login.password].map(passwordMessage)],
    ['sends a message without an end', [startupMessage(), Buffer.from([0x70, 0x7f, 0xff, 0xff, 0xff])]],
  ])('neither answers nor obeys who %s', async (_, messages) => {
    const socket = connect(login.port, LOOPBACK);
    const sent = typeof messages === 'function' ? [startupMessage(), ...messages(), STATEMENT] : messages;
    socket.write(Buffer.concat(sent));
    const answer = await untilClosed(socket);
    expect(answer).toMatch(/C(28P01|08P01)\0/);
    expect(answer).not.toMatch(/server_version|DELETE/);
    expect(await notes()).toEqual([{ text: 'mine' }]);
  });

  it('accepts another process of the same user, by the lock file that only this user can read', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [GUEST, folder]);
    expect(JSON.parse(stdout)).toEqual({ attached: true, notes: 1 });
    expect(stderr).not.toContain(login.password);
    const [name] = (await readdir(folder)).filter((file) => file.startsWith('lock.'));
    expect(await readFile(join(folder, name!), 'utf8')).toContain(login.password);
    expect((await stat(join(folder, name!))).mode & 0o777).toBe(0o600);
  });

  it('does not reveal the password to a client that it refuses', async () => {
    const opening = openEmbeddedDatabase(folder, { attach: 'never', command: 'the second' });
    const error: unknown = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'data_folder.in_use' });
    expect(inspect(error, { depth: null })).not.toContain(login.password);
  });
});

describe('a connection without a login at a gate', () => {
  const password = 'the password';
  let folder: string;
  let instance: PGlite;
  let gate: Gate;

  beforeAll(async () => {
    folder = await copyOfTemplate();
    instance = await PGlite.create({ dataDir: join(folder, 'database') });
  });
  afterEach(() => gate.close());
  afterAll(async () => {
    await instance.close();
    await rm(folder, { recursive: true, force: true });
  });

  const listen = async (loginMs: number) => {
    gate = new Gate(instance, folder, { password, loginMs });
    await gate.listen({ host: LOOPBACK, port: 0 });
    return { host: LOOPBACK, port: gate.port! };
  };

  it('is cut off after a while', async () => {
    const { port } = await listen(200);
    const [silent, slow] = [connect(port, LOOPBACK), connect(port, LOOPBACK)];
    slow.write(startupMessage());
    expect(await untilClosed(silent)).toBe('');
    expect(await untilClosed(slow)).toMatch(/C28000\0/);
  });

  it('neither keeps the gate open nor receives notifications, unlike a client with the password', async () => {
    const where = await listen(240_000);
    const stranger = connect(where);
    stranger.write(sslRequest());
    const heard = untilClosed(stranger);
    await once(stranger, 'data');
    expect(await visitGate(where, 240_000, 'no password')).toBeNull();
    const visitor = (await visitGate(where, 240_000, password))!;
    await withClient({ ...where, user: 'postgres', database: 'postgres', password }, async (client) => {
      const told = once(client, 'notification');
      await client.query('LISTEN news');
      await client.query("NOTIFY news, 'a new book'");
      await told;
    });
    let closed = false;
    const closing = gate.close(240_000).then(() => (closed = true));
    expect(
      await withClient({ ...where, user: 'postgres', database: 'postgres', password }, () => closed),
    ).toBe(false);
    visitor.leave();
    await closing;
    expect(await heard).toBe('N');
  });
});

async function withClient<T>(
  login: { host: string; port: number; user: string; database: string; password: string },
  work: (client: Client) => T | Promise<T>,
): Promise<T> {
  const client = new Client(login);
  // The gate closes the connection after sending the reason.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Everything received until the other side closes the connection. */
async function untilClosed(socket: Socket): Promise<string> {
  let received = '';
  socket.on('data', (data) => (received += data.toString('latin1')));
  // If the other side closes with unread bytes, the connection may end in a reset.
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return received;
}
