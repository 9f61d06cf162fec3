import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { KNOWN_MS } from '../../src/access/key-check.js';
import type { NewKeyView } from '../../src/access/key-view.js';
import { makeKey } from '../../src/access/key-text.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { sectionsBook } from '../services/books.js';
import { until } from '../services/until.js';
import { GuardedServer, bearing, codeIn } from '../services/guarded-server.js';
import type { Headers } from '../services/guarded-server.js';

describe('access to the API', () => {
  let server: GuardedServer;

  beforeAll(async () => {
    server = await GuardedServer.make();
  });
  afterAll(() => server.remove());

  const api = () => server.api();
  const get = (path: string, headers: Headers = {}) => server.get(path, headers);
  const open = (environment: Readonly<Record<string, string>> = {}) => server.open(environment);
  const close = async () => {
    expect(await server.close()).toEqual([]);
  };
  const changes = async (key: string) =>
    (await get('/v1/audit-log?limit=100', bearing(key)).expect(200)).body as {
      results: { caller: { name: string }; method: string; route: string; path: string; status: number }[];
      next: string | null;
    };

  describe('of a library without a key', () => {
    it('is refused to a server that other machines reach, unless a setting says so', async () => {
      await expect(open({ COLOPHON_HOST: '0.0.0.0' })).rejects.toMatchObject({
        code: 'access.no_key',
        field: 'COLOPHON_HOST',
        hint: expect.stringContaining('colophon keys create') as string,
      });
      await open({ COLOPHON_HOST: '0.0.0.0', COLOPHON_OPEN_ACCESS: 'true' });
      await get('/v1/documents').expect(200);
      await close();
    });
  });

  describe('with keys', () => {
    let admin: NewKeyView;
    let writer: NewKeyView;
    let reader: NewKeyView;
    let books: string[];

    const make = async (body: object) => {
      const answer = await api().post('/v1/keys').set(bearing(admin.key)).send(body).expect(201);
      return answer.body as NewKeyView;
    };
    /** As another server of the library would change it. */
    const change = (id: string, set: string) =>
      server.app.get(DataSource).query(`UPDATE api_keys SET ${set} WHERE id = $1`, [id]);
    const refusal = async (key: string, path = '/v1/documents') => codeIn(await get(path, bearing(key)));

    beforeAll(() => open());
    afterAll(close);

    it('is open until the first key is made, and asks for one from then on', async () => {
      await get('/v1/documents').expect(200);
      await get('/v1/documents', bearing('whatever a proxy sends')).expect(200);
      expect((await get('/v1/me').expect(200)).body).toEqual({
        kind: 'open',
        id: null,
        name: 'open',
        scope: 'admin',
        documents: null,
        needsKey: false,
      });
      const answer = await api().post('/v1/keys').send({ name: 'the first', scope: 'admin' }).expect(201);
      admin = answer.body as NewKeyView;
      expect(admin.key).toMatch(/^colo_[0-9A-Za-z]{57}$/);
      const refused = await get('/v1/documents').expect(401);
      expect(refused.body).toMatchObject({
        code: 'access.key_missing',
        hint: expect.stringContaining('colophon keys create') as string,
      });
      expect(refused.headers['www-authenticate']).toBe('Bearer realm="colophon"');
      await get('/v1/documents', bearing(admin.key)).expect(200);
      await get('/v1/documents', { 'x-api-key': admin.key }).expect(200);
    });

    it('leaves the health and the description open', async () => {
      expect((await get('/v1/health/live')).status).toBe(200);
      expect((await get('/docs-json')).status).toBe(200);
    });

    it('tells nobody without a key what the server consists of', async () => {
      const whole = { status: 'ok', info: {}, error: {}, details: {} };
      // A busy machine may need longer than a probe waits.
      await until('the server is ready', async () => (await get('/v1/health/ready')).status === 200);
      expect((await get('/v1/health/ready').expect(200)).body).toEqual(whole);
      expect((await get('/v1/health/ready', bearing('nobody')).expect(200)).body).toEqual(whole);
      const known = await get('/v1/health/ready', bearing(admin.key)).expect(200);
      expect(known.body).toMatchObject({ details: { database: { status: 'up' }, queue: { status: 'up' } } });
    });

    it('shows a key only when it is made', async () => {
      [writer, reader] = [
        await make({ name: 'writer', scope: 'write' }),
        await make({ name: 'reader', scope: 'read', days: 1 }),
      ];
      const list = await get('/v1/keys?limit=2', bearing(admin.key)).expect(200);
      const { next } = list.body as { next: string };
      const rest = await get(`/v1/keys?limit=2&after=${next}`, bearing(admin.key)).expect(200);
      const shown = [list, rest].flatMap(({ body }) => (body as { results: { name: string }[] }).results);
      expect(shown.map(({ name }) => name)).toEqual(['reader', 'writer', 'the first']);
      expect(rest.body).toMatchObject({ next: null });
      for (const { key } of [admin, writer, reader]) {
        expect(JSON.stringify(shown)).not.toContain(key.slice('colo_'.length + 8));
      }
      const stored = await server.app.get(DataSource).query<object[]>('SELECT * FROM api_keys');
      expect(JSON.stringify(stored)).not.toContain(admin.key.slice('colo_'.length + 8));
    });

    it('keeps no key for a client that repeats its request', async () => {
      const repeated = () =>
        api()
          .post('/v1/keys')
          .set({ ...bearing(admin.key), 'idempotency-key': 'once' })
          .send({ name: 'made once', scope: 'read' });
      const { id, key } = (await repeated().expect(201)).body as NewKeyView;
      expect(codeIn(await repeated().expect(409))).toBe('idempotency.not_kept');
      const kept = await server.app.get(DataSource).query<object[]>('SELECT * FROM idempotent_requests');
      expect(kept).toEqual([expect.objectContaining({ caller: `key:${admin.id}`, key: 'once' })]);
      expect(JSON.stringify(kept)).not.toContain(key.slice('colo_'.length));
      await api().delete(`/v1/keys/${id}`).set(bearing(admin.key)).expect(200);
    });

    it.each([
      ['no name', { scope: 'read' }, 'name'],
      ['an invisible name', { name: ' \u200b ', scope: 'read' }, 'name'],
      ['an unknown scope', { name: 'x', scope: 'root' }, 'scope'],
      ['a document that is no identifier', { name: 'x', scope: 'read', documents: ['book'] }, 'documents'],
      ['no document', { name: 'x', scope: 'read', documents: [] }, 'documents'],
      ['a time without an end', { name: 'x', scope: 'read', days: 1e9 }, 'days'],
    ])('makes no key with %s', async (_, body, field) => {
      const answer = await api().post('/v1/keys').set(bearing(admin.key)).send(body).expect(400);
      expect(answer.body).toMatchObject({ code: 'request.invalid', field });
    });

    it('gives each scope its routes', async () => {
      const nobody = '00000000-0000-0000-0000-000000000000';
      const asked: readonly (readonly [string, string, readonly number[]])[] = [
        ['GET', '/v1/documents', [200, 200, 200]],
        ['PATCH', `/v1/documents/${nobody}`, [403, 404, 404]],
        ['DELETE', `/v1/documents/${nobody}`, [403, 403, 404]],
        ['GET', '/v1/keys', [403, 403, 200]],
        ['GET', '/v1/audit-log', [403, 403, 200]],
        ['GET', '/v1/watched-folders', [403, 403, 200]],
      ];
      for (const [method, path, statuses] of asked) {
        const given = [reader, writer, admin];
        for (const [at, { key }] of given.entries()) {
          const call =
            method === 'GET' ? api().get(path) : method === 'PATCH' ? api().patch(path) : api().delete(path);
          const answer = await call.set(bearing(key)).send(method === 'PATCH' ? { title: 'x' } : undefined);
          expect({ path, by: given[at]!.name, status: answer.status }).toEqual({
            path,
            by: given[at]!.name,
            status: statuses[at],
          });
          if (answer.status !== 403) continue;
          expect(codeIn(answer)).toBe('access.scope_missing');
          expect(answer.headers['www-authenticate']).toContain('error="insufficient_scope"');
        }
      }
    });

    it('tells a caller who it is', async () => {
      expect(codeIn(await get('/v1/me').expect(401))).toBe('access.key_missing');
      expect((await get('/v1/me', bearing(writer.key)).expect(200)).body).toEqual({
        kind: 'key',
        id: writer.id,
        name: 'writer',
        scope: 'write',
        documents: null,
        needsKey: true,
      });
    });

    it('tells apart what is wrong with a key', async () => {
      expect(await refusal('colo_tooshort')).toBe('access.key_malformed');
      expect(await refusal(reader.key.slice(0, -1))).toBe('access.key_malformed');
      expect(await refusal(makeKey().key)).toBe('access.key_invalid');
      const { id, key } = await make({ name: 'short-lived', scope: 'read', days: 1 });
      await change(id, `expires_at = now() - interval '1 second'`);
      expect(await refusal(key)).toBe('access.key_expired');
      const answer = await get('/v1/documents', bearing(key)).expect(401);
      expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
    });

    it('refuses a revoked key at once, and within seconds where another server revoked it', async () => {
      const [here, elsewhere] = [
        await make({ name: 'here', scope: 'read' }),
        await make({ name: 'elsewhere', scope: 'read' }),
      ];
      for (const { key } of [here, elsewhere]) await get('/v1/documents', bearing(key)).expect(200);
      await api().delete(`/v1/keys/${here.id}`).set(bearing(admin.key)).expect(200);
      expect(await refusal(here.key)).toBe('access.key_revoked');

      const asked: number[] = [];
      await change(elsewhere.id, 'revoked_at = now()');
      const revokedAt = performance.now();
      await until('the key is refused', async () => {
        asked.push(performance.now());
        return (await refusal(elsewhere.key)) === 'access.key_revoked';
      });
      // However slow the machine is: no request that began later than this was let through.
      expect(asked.slice(0, -1).filter((at) => at - revokedAt > KNOWN_MS)).toEqual([]);
    });

    it('ends the streams of a key that is revoked', async () => {
      const { id, key } = await make({ name: 'listener', scope: 'read' });
      const { port } = server.app.getHttpServer().address() as AddressInfo;
      const stream = await fetch(`http://127.0.0.1:${port}/v1/events`, { headers: bearing(key) });
      expect(stream.status).toBe(200);
      const ended = stream.text().then(
        () => 'ended',
        () => 'broken off',
      );
      await api().delete(`/v1/keys/${id}`).set(bearing(admin.key)).expect(200);
      expect(await ended).toBe('broken off');
    });

    it('lets the old key live on for the overlap of a rotation', async () => {
      const old = await make({ name: 'rotated', scope: 'write', days: 30 });
      const rotate = (id: string, overlapHours: number) =>
        api().post(`/v1/keys/${id}/rotate`).set(bearing(admin.key)).send({ overlapHours });
      const next = (await rotate(old.id, 1).expect(201)).body as NewKeyView;
      expect(next).toMatchObject({
        name: 'rotated',
        scope: 'write',
        expiresAt: expect.any(String) as string,
      });
      for (const { key } of [old, next]) expect(await refusal(key)).toBeUndefined();
      expect((await get(`/v1/keys/${old.id}`, bearing(admin.key))).body).toMatchObject({
        replacedBy: next.id,
      });
      expect(codeIn(await rotate(old.id, 1).expect(409))).toBe('access.key_ended');
      await rotate(next.id, 0).expect(201);
      expect(await refusal(next.key)).toBe('access.key_expired');
      expect(codeIn(await rotate('nothing', 1).expect(404))).toBe('access.key_not_found');
    });

    it('shows to a key that is limited to documents nothing else', async () => {
      books = [];
      for (const edition of [1, 2]) {
        const answer = await api()
          .post('/v1/documents')
          .set(bearing(writer.key))
          .attach('file', sectionsBook(3, edition), { filename: 'b.pdf', contentType: 'application/pdf' })
          .expect(201);
        books.push((answer.body as { id: string }).id);
      }
      const [own, other] = books as [string, string];
      for (const id of books) await server.app.get(IngestionService).ingest(id, false);
      const limited = await make({ name: 'one book', scope: 'admin', documents: [own.toUpperCase()] });
      const seen = bearing(limited.key);

      const list = await get('/v1/documents', seen).expect(200);
      expect(list.body).toMatchObject({ count: 1, byStatus: { completed: 1 }, results: [{ id: own }] });
      await get(`/v1/documents/${own}`, seen).expect(200);
      expect((await get('/v1/me', seen).expect(200)).body).toMatchObject({
        id: limited.id,
        documents: [own],
      });
      const foreign = await get(`/v1/documents/${other}`, seen).expect(404);
      const absent = await get('/v1/documents/00000000-0000-0000-0000-000000000000', seen).expect(404);
      expect(codeIn(foreign)).toBe('document.not_found');
      expect(Object.keys(foreign.body as object)).toEqual(Object.keys(absent.body as object));
      for (const path of ['status', 'runs', 'events']) {
        await get(`/v1/documents/${other}/${path}`, seen).expect(404);
      }
      await api().delete(`/v1/documents/${other}`).set(seen).expect(404);

      const { body } = await get(`/v1/documents/${other}/runs`, bearing(admin.key)).expect(200);
      const [run] = (body as { results: { id: string }[] }).results;
      expect(codeIn(await get(`/v1/runs/${run!.id}`, seen).expect(404))).toBe('run.not_found');

      const search = (more: string, headers: Headers) =>
        get(`/v1/search?query=quick+tables&leg=lexical&${more}`, headers);
      const found = async (headers: Headers) => {
        const { results } = (await search('', headers).expect(200)).body as {
          results: { documentId: string }[];
        };
        return [...new Set(results.map(({ documentId }) => documentId))].toSorted();
      };
      expect(await found(bearing(admin.key))).toEqual(books.toSorted());
      expect(await found(seen)).toEqual([own]);
      expect(codeIn(await search(`document=${other}`, seen).expect(404))).toBe('document.not_found');

      for (const path of ['/v1/events', '/v1/keys', '/v1/audit-log']) {
        expect(codeIn(await get(path, seen).expect(403))).toBe('access.key_limited');
      }
      // Nothing is left that it may search in, which must not mean everything.
      await api().delete(`/v1/documents/${own}`).set(bearing(admin.key)).expect(200);
      expect(codeIn(await search('', seen).expect(404))).toBe('document.not_found');
    });

    it('answers a thousand wrong keys with 401 or 429, and writes nothing about them', async () => {
      const statuses = new Set<number>();
      for (let round = 0; round < 20; round++) {
        const wrong = Array.from({ length: 50 }, (_, at) => {
          const key = at % 2 === 0 ? makeKey().key : `colo_${'x'.repeat(at)}%00"'\\`;
          return api().delete('/v1/documents/x').set(bearing(key));
        });
        for (const { status } of await Promise.all(wrong)) statuses.add(status);
      }
      expect([...statuses].filter((status) => status !== 401 && status !== 429)).toEqual([]);
      const { results } = await changes(admin.key);
      expect(results.filter(({ path }) => path === '/v1/documents/x')).toEqual([]);
    });

    it('notes who changed what, and with which result', async () => {
      const path = `/v1/documents/${books[1]}`;
      await api().patch(`${path}?x=private`).set(bearing(writer.key)).send({ title: 'Another' }).expect(200);
      await api().patch(path).set(bearing(writer.key)).send({ name: 'wrong' }).expect(400);
      await api().delete(path).set(bearing(reader.key)).expect(403);
      await get(path, bearing(reader.key)).expect(200);
      const noted = await until('the changes are noted', async () => {
        const { results } = await changes(admin.key);
        const own = results.filter((entry) => entry.path === path && entry.caller.name === 'writer');
        return own.length >= 2 && own;
      });
      const route = '/v1/documents/:id';
      expect(noted).toEqual([
        expect.objectContaining({
          caller: { kind: 'key', id: writer.id, name: 'writer' },
          route,
          status: 400,
        }),
        expect.objectContaining({
          caller: { kind: 'key', id: writer.id, name: 'writer' },
          method: 'PATCH',
          status: 200,
        }),
      ]);
      const { results } = await changes(admin.key);
      expect(results.at(-1)).toMatchObject({ caller: { name: 'open' }, method: 'POST', route: '/v1/keys' });
      const first = (await get('/v1/audit-log?limit=1', bearing(admin.key))).body as { next: string };
      const second = (await get(`/v1/audit-log?limit=1&after=${first.next}`, bearing(admin.key)))
        .body as object;
      expect(second).toMatchObject({ results: [results[1]] });
      await get('/v1/audit-log?after=x', bearing(admin.key)).expect(400);
    });

    it('writes when a key was last used', async () => {
      const used = await until('the use is written', async () => {
        const { body } = await get(`/v1/keys/${reader.id}`, bearing(admin.key));
        return (body as NewKeyView).lastUsedAt;
      });
      expect(Date.now() - Date.parse(used)).toBeLessThan(3_600_000);
    });

    it('protects browsers: strict policies, and no page of another origin', async () => {
      const answer = await get('/v1/documents', { ...bearing(reader.key), origin: 'https://pages.example' });
      expect(answer.headers).toMatchObject({
        'content-security-policy': `default-src 'none';frame-ancestors 'none'`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      const docs = await get('/docs').expect(200);
      expect(docs.headers['content-security-policy']).toContain(`script-src 'self';`);
      expect(docs.text).not.toMatch(/<script(?![^>]* src=)/);
    });
  });
});
