import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type request from 'supertest';
import { DataSource } from 'typeorm';
import type { NewKeyView } from '../../src/access/key-view.js';
import { BLOCK, paddingOf, tarHeader } from '../../src/archive/tar-header.js';
import { StorageConfig } from '../../src/config/storage.config.js';
import { IncomingFiles } from '../../src/documents/file-store/incoming-files.js';
import { explainFull } from '../../src/errors/storage-full.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { addBook } from '../runs/plain-book.js';
import { sectionsBook } from '../services/books.js';
import { GuardedServer, bearing } from '../services/guarded-server.js';
import { until } from '../services/until.js';
import { rewrite } from './rewrite.js';

const CHUNKS = 5;
const TAR = 'application/x-tar';

describe('bundles over REST', () => {
  let server: GuardedServer;
  let folder: string;
  let documentId: string;
  let otherId: string;
  let bundle: Buffer;
  let keys: Readonly<Record<'admin' | 'write' | 'read' | 'limited', string>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-bundles-'));
    server = await GuardedServer.make();
    await server.open({ UPLOAD_MAX_MB: '1' });
    const ids: string[] = [];
    for (const book of [sectionsBook(CHUNKS), sectionsBook(CHUNKS, 2)]) {
      const { id } = await addBook(server.app, book);
      await server.app.get(IngestionService).ingest(id, false);
      ids.push(id);
    }
    [documentId, otherId] = ids as [string, string];
    const make = async (scope: string, of: object, by: string | null) => {
      const asked = server
        .api()
        .post('/v1/keys')
        .send({ name: `bundle ${scope}`, scope, ...of });
      const answer = await (by === null ? asked : asked.set(bearing(by))).expect(201);
      return (answer.body as NewKeyView).key;
    };
    const admin = await make('admin', {}, null);
    keys = {
      admin,
      write: await make('write', {}, admin),
      read: await make('read', {}, admin),
      limited: await make('read', { documents: [documentId] }, admin),
    };
    bundle = await download(`document=${documentId}&files=true`);
  });
  afterAll(async () => {
    const violations = await server.close();
    await server.remove();
    await rm(folder, { recursive: true, force: true });
    if (violations.length > 0) throw new Error(violations.join('\n'));
  });

  const download = async (query = '', key = keys.read): Promise<Buffer> => {
    const { headers, body } = await server
      .get(`/v1/bundle?${query}`, bearing(key))
      .buffer()
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    expect(headers['content-type']).toBe(TAR);
    return body as Buffer;
  };
  const post = (path: string, body: Buffer | string, key = keys.write): request.Test =>
    server.api().post(`/v1/bundle${path}`).set(bearing(key)).type(TAR).send(body);
  const remove = (id: string) =>
    server.api().delete(`/v1/documents/${id}?hard=true`).set(bearing(keys.admin)).expect(200);
  const coming = () => readdir(join(server.app.get(StorageConfig).dataDir, 'incoming'));
  const count = async (table: string) => {
    const [row] = await server.app
      .get(DataSource)
      .query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`);
    return row!.count;
  };
  /** The bundle with other members. */
  const changed = async (change: (name: string, content: Buffer) => Buffer | string | null) => {
    const [from, to] = [join(folder, 'from.tar'), join(folder, 'to.tar')];
    await writeFile(from, bundle);
    await rewrite(from, to, change);
    return readFile(to);
  };
  const foreign = () =>
    changed((name, content) =>
      name === 'bundle.json'
        ? content.toString().replace(/"artefactSha256":"\w{8}/, '"artefactSha256":"00000000')
        : content,
    );

  it('are looked into before they are taken over, which is done once', async () => {
    const look = await post('/check', bundle).expect(200);
    expect(look.body).toMatchObject({
      whole: false,
      files: true,
      chunks: CHUNKS,
      foreignModels: [],
      topics: 'none',
      books: [{ documentId, outcome: 'unchanged', chunks: CHUNKS }],
    });
    await remove(documentId);
    expect((await post('/check', bundle).expect(200)).body).toMatchObject({
      books: [{ documentId: null, outcome: 'added' }],
    });
    expect(await count('documents')).toBe(1);
    const first = await post('', bundle).set('Idempotency-Key', 'bundle-1').expect(200);
    expect(first.body).toMatchObject({
      books: [{ documentId, outcome: 'added', chunks: CHUNKS, vectors: CHUNKS }],
      topics: { outcome: 'none', counts: null },
      embedding: [],
    });
    const repeated = await post('', bundle).set('Idempotency-Key', 'bundle-1').expect(200);
    expect(repeated.headers['idempotency-replayed']).toBe('true');
    expect(repeated.body).toEqual(first.body);
    expect((await post('', bundle).expect(200)).body).toMatchObject({ books: [{ outcome: 'unchanged' }] });
    await server.get(`/v1/documents/${documentId}/pages/1/picture`, bearing(keys.read)).expect(200);
    expect(await coming()).toEqual([]);
  });

  it('have the books that are named, or all that the caller may see', async () => {
    const booksOf = async (query: string, key?: string) => {
      const { body } = await post('/check', await download(query, key)).expect(200);
      const { whole, books } = body as { whole: boolean; books: { documentId: string }[] };
      return { whole, books: books.map((book) => book.documentId).sort() };
    };
    const both = [documentId, otherId].sort();
    expect(await booksOf('')).toEqual({ whole: true, books: both });
    expect(await booksOf(`document=${documentId}&document=${otherId}`)).toEqual({
      whole: false,
      books: both,
    });
    expect(await booksOf('', keys.limited)).toEqual({ whole: false, books: [documentId] });
    for (const [query, key, status, code] of [
      [`document=${otherId}`, keys.limited, 404, 'document.not_found'],
      ['document=7', keys.read, 400, 'request.invalid'],
      [`document=${crypto.randomUUID()}`, keys.read, 404, 'document.not_found'],
    ] as const) {
      const { body } = await server.get(`/v1/bundle?${query}`, bearing(key)).expect(status);
      expect(body).toMatchObject({ code });
    }
  });

  it('of another model ask what to do with their vectors', async () => {
    const other = await foreign();
    await remove(documentId);
    const look = await post('/check', other).expect(200);
    expect((look.body as { foreignModels: string[] }).foreignModels).toHaveLength(1);
    const refused = await post('', other).expect(409);
    expect(refused.body).toMatchObject({ code: 'bundle.foreign_model', field: 'vectors' });
    expect((await post('?vectors=keep', other).expect(400)).body).toMatchObject({ field: 'vectors' });
    expect(await count('documents')).toBe(1);
    expect((await post('?vectors=adopt', other).expect(403)).body).toMatchObject({
      code: 'access.scope_missing',
    });
    const adopted = await post('?vectors=adopt', other, keys.admin).expect(200);
    expect(adopted.body).toMatchObject({ books: [{ outcome: 'added', vectors: CHUNKS }], embedding: [] });
    await remove(documentId);
    const { body } = await post('?vectors=embed', other).expect(200);
    expect(body).toMatchObject({ books: [{ vectors: 0 }], embedding: [{ documentId, done: true }] });
    const [{ runId }] = (body as { embedding: [{ runId: string }] }).embedding;
    await until('the run has completed', async () => {
      const run = await server.get(`/v1/runs/${runId}`, bearing(keys.read)).expect(200);
      return (run.body as { state: string }).state === 'completed';
    });
  });

  it('are for keys with the scope that reading and writing need', async () => {
    expect((await post('', bundle, keys.read).expect(403)).body).toMatchObject({
      code: 'access.scope_missing',
    });
    expect((await post('/check', bundle, keys.read).expect(403)).body).toMatchObject({
      code: 'access.scope_missing',
    });
    await server.get('/v1/bundle').expect(401);
  });

  const member = (name: string, content: string) =>
    Buffer.concat([
      tarHeader({ name, kind: 'file', bytes: Buffer.byteLength(content) }, 0),
      Buffer.from(content),
      Buffer.alloc(paddingOf(Buffer.byteLength(content))),
    ]);
  const climbing = () =>
    Buffer.concat([bundle.subarray(0, -2 * BLOCK), member('../../etc/x', 'x'), Buffer.alloc(1024)]);
  const newer = () =>
    changed((name, content) =>
      name === 'bundle.json' ? content.toString().replace('"version":1', '"version":9') : content,
    );
  const flipped = () => {
    const bytes = Buffer.from(bundle);
    const at = bytes.indexOf('"ordinal":0');
    bytes[at + '"ordinal":'.length] = 0x31;
    return bytes;
  };

  it.each([
    ['cut short', () => bundle.subarray(0, bundle.length / 2), 400, 'archive.incomplete'],
    ['changed', flipped, 400, 'archive.damaged'],
    ['of a newer version', newer, 400, 'archive.newer'],
    ['with a path that climbs', climbing, 400, 'archive.unsafe'],
    ['that is something else', () => Buffer.from('a text'), 400, 'archive.foreign'],
    ['without a byte', () => Buffer.alloc(0), 400, 'request.invalid'],
    ['larger than an upload may be', () => Buffer.alloc(2 * 1024 * 1024), 413, 'bundle.too_large'],
  ])('%s are refused, and nothing of them stays', async (_, bytes, status, code) => {
    const before = [await count('documents'), await count('chunks')];
    for (const path of ['', '/check']) {
      const { body } = await post(path, await bytes()).expect(status);
      expect(body).toMatchObject({ code, field: 'body' });
      expect(JSON.stringify(body)).not.toContain(server.app.get(StorageConfig).dataDir);
    }
    expect([await count('documents'), await count('chunks')]).toEqual(before);
    expect(await coming()).toEqual([]);
  });

  it('are refused while the disk is full, in both directions', async () => {
    const incoming = server.app.get(IncomingFiles, { strict: false });
    const full = explainFull(Object.assign(new Error('write'), { code: 'ENOSPC' }), '/secret/place');
    const write = vi.spyOn(incoming, 'newPath').mockRejectedValue(full);
    try {
      for (const answer of [await post('', bundle), await server.get('/v1/bundle', bearing(keys.read))]) {
        expect(answer.status).toBe(503);
        expect(answer.headers['content-disposition']).toBeUndefined();
        expect(answer.body).toMatchObject({ code: 'data_folder.full' });
      }
    } finally {
      write.mockRestore();
    }
  });

  it('of a client that leaves in the middle are removed', async () => {
    const { port } = server.app.getHttpServer().address() as { port: number };
    const headers = { ...bearing(keys.write), 'content-type': TAR, 'content-length': bundle.length };
    const sending = send({ port, host: '127.0.0.1', method: 'POST', path: '/v1/bundle', headers });
    sending.on('error', () => undefined);
    sending.write(bundle.subarray(0, bundle.length / 2));
    await until('the bundle is coming', async () => (await coming()).length === 1);
    sending.destroy();
    expect(await until('it is removed', async () => (await coming()).length === 0)).toBe(true);
  });
});
