import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { HOSTILE_KINDS } from '../bench/hostile/kinds.js';
import { sendHostile } from '../bench/hostile/send.js';
import { EventStreams } from '../src/api/events/event-streams.js';
import { DocumentRepository } from '../src/documents/document.repository.js';
import { IncomingFiles } from '../src/documents/file-store/incoming-files.js';
import { explainFull } from '../src/errors/storage-full.js';
import { startServer } from '../src/roles/start-server.js';
import { anyPlace } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { seededRandom } from './services/seeded-random.js';
import { until } from './services/until.js';

const ROUNDS = 5;
const STREAMS = 500;
/** Event clients that come and go, 100 at a time. */
const CLIENTS = 1000;
/** Node itself holds some of the last requests, in parsers that it uses again. */
const STILL_HELD = 10;
const PDF = '%PDF-1.7\n%%EOF\n';

describe('the REST API under hostile requests', () => {
  let place: TestPlace;
  let app: NestExpressApplication;
  let port: number;

  beforeAll(async () => {
    place = await anyPlace();
    app = await startServer('0.0.0', {
      ...place.environment,
      PORT: '0',
      LOG_LEVEL: 'silent',
      EVENTS_LIMIT_PER_CLIENT: String(STREAMS),
    });
    ({ port } = app.getHttpServer().address() as AddressInfo);
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const api = () => request(app.getHttpServer());
  const kept = async () => {
    const folders = ['books', 'incoming'].map((name) => join(place.environment.COLOPHON_DATA_DIR!, name));
    // The folders are created with the first upload.
    return (await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])))).flat();
  };
  const untilNothingIsKept = () => until('nothing is kept', async () => (await kept()).length === 0);
  const upload = (name: string, part: string, body = PDF) =>
    api()
      .post('/v1/documents')
      .set('content-type', 'multipart/form-data; boundary=own')
      .send(
        Buffer.from(
          `--own\r\nContent-Disposition: form-data; name="file"; ${part}\r\n\r\n${body}%${name}\r\n--own--\r\n`,
        ),
      );

  it.each(HOSTILE_KINDS)('answers $name with $status, and keeps nothing', async (kind) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await sendHostile(port, kind, round, round);
      expect(answer).toEqual(kind.status === 'left' ? null : { status: kind.status, code: kind.code });
    }
    await untilNothingIsKept();
    expect((await api().get('/v1/documents').expect(200)).body).toMatchObject({ count: 0 });
  });

  it('does not log a client that leaves as an error', async () => {
    const told = vi.spyOn(Logger.prototype, 'error');
    const [left] = HOSTILE_KINDS.filter(({ name }) => name === 'upload that is left');
    await Promise.all(Array.from({ length: 20 }, (_, round) => sendHostile(port, left!, round, round)));
    await untilNothingIsKept();
    expect(told).not.toHaveBeenCalled();
    told.mockRestore();
  });

  it('keeps no place, timer, socket or memory of event clients, whenever they leave', async () => {
    const random = seededRandom('moments at which clients leave');
    const moments = [0, 1, 3, 40];
    const server = app.getHttpServer();
    const answers: WeakRef<object>[] = [];
    const note = (_: unknown, answer: object) => answers.push(new WeakRef(answer));
    server.on('request', note);
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const timersBefore = timers();
    const one = async (index: number) => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      // Every fourth client sends two requests without waiting: the second answer gets no event for the end of the
      // connection.
      const line = 'GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n';
      socket.write(index % 4 === 0 ? line + line : line);
      await delay(moments[Math.floor(random() * moments.length)]);
      socket.destroy();
    };
    for (let from = 0; from < CLIENTS; from += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, index) => one(from + index)));
    }
    const streams = app.get(EventStreams);
    // Requests that the server has not yet read do not occupy a place; it answers a later request after reading them.
    await api().get('/v1/health/live').expect(200);
    await until('all places are free', () => streams.open === 0);
    server.off('request', note);
    await until('no timer is left', () => timers() <= timersBefore);
    const connections = promisify((done: (error: Error | null, count: number) => void) =>
      server.getConnections(done),
    );
    await until('no socket is left', async () => (await connections()) === 0);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    expect(answers.length).toBeGreaterThan(STILL_HELD);
    await until('no answer is left in memory', () => {
      collect();
      return answers.filter((answer) => answer.deref() !== undefined).length <= STILL_HELD;
    });
    // All places are available again, but no more.
    const sockets: Socket[] = [];
    const follow = () =>
      new Promise<string>((resolve) => {
        const socket = connect(port, '127.0.0.1');
        sockets.push(socket);
        socket.once('data', (text: Buffer) => resolve(text.toString().slice(9, 12)));
        socket.write('GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
      });
    const first = await Promise.all(Array.from({ length: STREAMS }, follow));
    expect(new Set(first)).toEqual(new Set(['200']));
    expect(await follow()).toBe('429');
    sockets.forEach((socket) => socket.destroy());
    await until('every place is free', () => streams.open === 0);
  });

  it.each([
    ['in the extended form', "filename*=UTF-8''%d0%9a%d0%bd%d0%b8%d0%b3%d0%b0.pdf", 'Книга.pdf', 'Книга'],
    ['in both forms', `filename="plain.pdf"; filename*=UTF-8''%c3%bc.pdf`, 'ü.pdf', 'Ü'],
    ['in Latin-1, extended', "filename*=iso-8859-1''caf%e9.pdf", 'café.pdf', 'Café'],
    ['in plain UTF-8', 'filename="Größe €.pdf"', 'Größe €.pdf', 'Größe €'],
    ['with NUL and ends of lines', "filename*=UTF-8''a%00b%0d%0ac.pdf", 'a b c.pdf', 'A B C'],
    ['that turns the direction', "filename*=UTF-8''gnp.%e2%80%aefdp.pdf", 'gnp.fdp.pdf', 'Gnp.fdp'],
    [
      'of 5,000 characters',
      `filename="${'x'.repeat(5000)}.pdf"`,
      `${'x'.repeat(251)}.pdf`,
      `X${'x'.repeat(250)}`,
    ],
  ])('accepts the name of a file %s', async (name, part, fileName, title) => {
    const { body } = await upload(name, part).expect(201);
    expect(body).toMatchObject({ fileName, title });
    await api()
      .delete(`/v1/documents/${(body as { id: string }).id}?hard=true`)
      .expect(200);
  });

  it('keeps no file if its row cannot be written', async () => {
    const add = vi.spyOn(app.get(DocumentRepository, { strict: false }), 'add');
    add.mockRejectedValueOnce(new Error('The row is refused.'));
    const { body } = await upload('orphan', 'filename="a.pdf"').expect(500);
    expect(body).toMatchObject({ code: 'internal' });
    expect(await kept()).toEqual([]);
    add.mockRestore();
  });

  it('reveals no path of the server', async () => {
    const { text: health } = await api().get('/v1/health').expect(200);
    expect(health).toContain('"queue":{"status":"up"}');
    expect(health).not.toContain(place.environment.COLOPHON_DATA_DIR);
    const receive = vi.spyOn(app.get(IncomingFiles, { strict: false }), 'receive');
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    receive.mockRejectedValueOnce(explainFull(full, '/secret/place'));
    const { text, status } = await upload('full', 'filename="a.pdf"');
    expect(status).toBe(503);
    expect(text).toContain('data_folder.full');
    expect(text).not.toContain('/secret');
    receive.mockRestore();
  });

  it('leads a browser to the admin page', async () => {
    const { headers } = await api().get('/').expect(302);
    expect(headers['location']).toBe('/admin/');
  });

  it('lists the allowed methods', async () => {
    const method = await api().put('/v1/documents').expect(405);
    expect(method.headers['allow']).toBe('GET, HEAD, POST');
    const { body } = await api().get('/v1/documents?lmit=5').expect(400);
    expect(body).toMatchObject({
      detail: 'There is no field "lmit".',
      hint: expect.stringMatching(/^The allowed fields are .*status.*limit/) as string,
    });
    const wrong = await api().get('/v1/documents?limit=x').expect(400);
    expect(wrong.body).toMatchObject({ detail: 'Limit must be a whole number from 1 to 200.' });
  });
});
