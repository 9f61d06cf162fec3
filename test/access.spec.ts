import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IsString } from 'class-validator';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AccessConfig } from '../src/access/access.config.js';
import { KNOWN_MS } from '../src/access/key-check.js';
import type { NewKeyView } from '../src/access/key-view.js';
import { makeKey } from '../src/access/key-text.js';
import { LinkSigner } from '../src/access/link-signer.js';
import { Access } from '../src/api/access/access.decorator.js';
import { ApiModule } from '../src/api/api.module.js';
import { guardRequests } from '../src/api/http/requests-in-order.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { LibraryModule } from '../src/roles/library.module.js';
import { startServer } from '../src/roles/start-server.js';
import { watchContract } from './services/api-contract.js';
import { sectionsBook } from './services/books.js';
import { embeddedPlace } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { until } from './services/until.js';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'colophon';
const QUIET = { PORT: '0', LOG_LEVEL: 'silent' };

type Headers = Readonly<Record<string, string>>;

function codeIn(answer: request.Response): unknown {
  return (answer.body as { code?: unknown }).code;
}

function bearing(key: string): Headers {
  return { authorization: `Bearer ${key}` };
}

describe('access to the API', () => {
  let place: TestPlace;
  let app: NestExpressApplication;
  let contract: ReturnType<typeof watchContract>;

  beforeAll(async () => {
    place = await embeddedPlace();
  });
  afterAll(() => place.remove());

  const api = () => request(app.getHttpServer());
  const get = (path: string, headers: Headers = {}) => api().get(path).set(headers);
  const changes = async (key: string) =>
    (await get('/v1/audit-log?limit=100', bearing(key)).expect(200)).body as {
      results: { caller: { name: string }; method: string; route: string; path: string; status: number }[];
      next: string | null;
    };

  async function open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    app = await startServer('0.0.0', { ...place.environment, ...QUIET, ...environment });
    contract = watchContract(app.getHttpServer());
  }

  async function close(): Promise<void> {
    await app.close();
    expect(contract.violations).toEqual([]);
  }

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
      app.get(DataSource).query(`UPDATE api_keys SET ${set} WHERE id = $1`, [id]);
    const refusal = async (key: string, path = '/v1/documents') => codeIn(await get(path, bearing(key)));

    beforeAll(() => open());
    afterAll(close);

    it('is open until the first key is made, and asks for one from then on', async () => {
      await get('/v1/documents').expect(200);
      await get('/v1/documents', bearing('whatever a proxy sends')).expect(200);
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
      const stored = await app.get(DataSource).query<object[]>('SELECT * FROM api_keys');
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
      const kept = await app.get(DataSource).query<object[]>('SELECT * FROM idempotent_requests');
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
      const { port } = app.getHttpServer().address() as AddressInfo;
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
      for (const id of books) await app.get(IngestionService).ingest(id, false);
      const limited = await make({ name: 'one book', scope: 'admin', documents: [own.toUpperCase()] });
      const seen = bearing(limited.key);

      const list = await get('/v1/documents', seen).expect(200);
      expect(list.body).toMatchObject({ count: 1, byStatus: { completed: 1 }, results: [{ id: own }] });
      await get(`/v1/documents/${own}`, seen).expect(200);
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

  describe('with tokens, limits and pages of other origins', () => {
    let jwks: Server;
    let issuerIsDown = true;
    let admin: Headers;
    let token: (
      claims: object,
      more?: { readonly audience?: string; readonly expires?: string },
    ) => Promise<string>;
    const refusal = async (bearer: string) => codeIn(await get('/v1/documents', bearing(bearer)));

    beforeAll(async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256');
      const key = { ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256' };
      jwks = createServer((_, response) => {
        response.statusCode = issuerIsDown ? 500 : 200;
        response.end(JSON.stringify({ keys: [key] }));
      });
      await once(jwks.listen(0, '127.0.0.1'), 'listening');
      token = (claims, { audience = AUDIENCE, expires = '1h' } = {}) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'ES256', kid: 'a' })
          .setSubject('ada')
          .setIssuer(ISSUER)
          .setAudience(audience)
          .setExpirationTime(expires)
          .sign(privateKey);
      await open({
        JWT_ISSUER: ISSUER,
        JWT_AUDIENCE: AUDIENCE,
        JWT_JWKS_URL: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks`,
        JWT_SCOPE_CLAIM: 'realm.roles',
        RATE_LIMITS: '0,write=3,refused=5',
        TRUST_PROXY: 'loopback',
        COLOPHON_OPEN_STATUS: 'true',
        CORS_ORIGINS: 'https://pages.example',
      });
      admin = bearing(await token({ realm: { roles: ['admin'] } }));
    });
    afterAll(async () => {
      await close();
      await new Promise((closed) => jwks.close(closed));
    });

    it('answers 503 while the keys of the issuer cannot be read', async () => {
      const answer = await get('/v1/keys', admin).expect(503);
      expect(codeIn(answer)).toBe('access.issuer_unreachable');
      expect(answer.text).not.toContain('jwks');
      issuerIsDown = false;
    });

    it('forgets what was changed long ago', async () => {
      const database = app.get(DataSource);
      await database.query(`
        INSERT INTO audit_log (at, caller_kind, caller_name, method, route, path, status)
        VALUES (now() - interval '91 days', 'open', 'long ago', 'POST', '/', '/', 200),
               (now() - interval '89 days', 'open', 'lately', 'POST', '/', '/', 200)`);
      await api().post('/v1/keys').set(admin).send({ name: 'x', scope: 'root' }).expect(400);
      const names = () => database.query<{ caller_name: string }[]>('SELECT caller_name FROM audit_log');
      await until('the old entry is gone', async () =>
        (await names()).every(({ caller_name }) => caller_name !== 'long ago'),
      );
      expect((await names()).map(({ caller_name }) => caller_name)).toContain('lately');
    });

    it('accepts tokens of the issuer, with the scope in their claim', async () => {
      await get('/v1/keys', admin).expect(200);
      const read = await token({ realm: { roles: ['guest', 'read'] } });
      expect(await refusal(read)).toBeUndefined();
      expect(codeIn(await get('/v1/keys', bearing(read)).expect(403))).toBe('access.scope_missing');
      expect(await refusal(await token({ realm: { roles: ['guest'] } }))).toBe('access.scope_missing');
      expect(await refusal(await token({ scope: 'admin' }))).toBe('access.scope_missing');
    });

    it('refuses every other token', async () => {
      const claims = { realm: { roles: ['admin'] } };
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const whole = { ...claims, iss: ISSUER, aud: AUDIENCE, sub: 'ada', exp: 4e9 };
      const [head, body, signature] = (await token(claims)).split('.');
      expect(await refusal(await token(claims, { expires: '-1h' }))).toBe('access.token_expired');
      const wrong: Readonly<Record<string, string>> = {
        'the algorithm none': `${part({ alg: 'none' })}.${part(whole)}.`,
        'a shared secret': await new SignJWT(whole)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(Buffer.alloc(32)),
        'another audience': await token(claims, { audience: 'another' }),
        'a changed claim': `${head}.${part(whole)}.${signature}`,
        'another signature': `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`,
        'no token': 'what is this',
      };
      for (const [what, text] of Object.entries(wrong)) {
        expect({ what, code: await refusal(text) }).toEqual({ what, code: 'access.token_invalid' });
      }
      expect(await refusal(makeKey().key)).toBe('access.key_invalid');
    });

    it('leaves the status of a document open where a setting says so, and nothing else', async () => {
      const absent = '/v1/documents/00000000-0000-0000-0000-000000000000';
      expect((await get(`${absent}/status`)).status).toBe(404);
      expect((await get(absent)).status).toBe(401);
      expect((await get(`${absent}/status`, bearing('colo_wrong'))).status).toBe(401);
    });

    it('limits the requests of a minute, by key and of refused ones by address', async () => {
      const write = () => api().patch('/v1/documents/x').set(admin).send({ title: 'x' });
      const statuses: number[] = [];
      // The minute may end between two requests; then the limit begins anew.
      const refused = await until('a request is refused', async () => {
        const answer = await write();
        statuses.push(answer.status);
        return answer.status === 429 && answer;
      });
      expect(statuses.length).toBeLessThanOrEqual(7);
      expect(codeIn(refused)).toBe('access.too_many_requests');
      expect(refused.headers).toMatchObject({
        'ratelimit-policy': '"write";q=3;w=60',
        ratelimit: expect.stringMatching(/^"write";r=0;t=\d+$/) as string,
        'retry-after': expect.stringMatching(/^\d+$/) as string,
      });
      await get('/v1/documents', admin).expect(200);

      const guess = (from: string) => get('/v1/documents', { 'x-forwarded-for': from, ...bearing('colo_x') });
      await until('guesses are refused', async () => (await guess('192.0.2.1')).status === 429);
      await guess('192.0.2.2').expect(401);
      await get('/v1/documents', { 'x-forwarded-for': '192.0.2.1', ...admin }).expect(200);
    });

    it('lets listed origins in, and their writes past the guard against foreign pages', async () => {
      const from = (origin: string) => ({ origin, 'access-control-request-method': 'PATCH' });
      const asked = await api().options('/v1/documents/x').set(from('https://pages.example')).expect(204);
      expect(asked.headers['access-control-allow-origin']).toBe('https://pages.example');
      const other = await api().options('/v1/documents/x').set(from('https://other.example'));
      expect(other.headers).not.toHaveProperty('access-control-allow-origin');
      const write = (origin: string) =>
        api().patch('/v1/documents/x').set({ origin, 'sec-fetch-site': 'cross-site' }).send({ title: 'x' });
      expect(codeIn(await write('https://pages.example'))).toBe('access.key_missing');
      expect(codeIn(await write('https://other.example'))).toBe('request.foreign_origin');
    });
  });
});

describe('the routes of a server', () => {
  class PictureRequest {
    @IsString()
    width: string;
  }

  @Controller('test-pictures')
  class PicturesController {
    @Get('other')
    @Access('read')
    other() {
      return { is: 'no picture' };
    }

    @Get(':page')
    @Access('read', { signedLinks: true })
    picture(@Query() { width }: PictureRequest) {
      return { width };
    }
  }

  @Controller('test-forgotten')
  class ForgottenController {
    @Get()
    @Access('read')
    marked() {
      return {};
    }

    @Post()
    unmarked() {
      return {};
    }
  }

  let place: TestPlace;
  let app: INestApplication | null = null;

  beforeAll(async () => {
    place = await embeddedPlace();
  });
  afterEach(async () => {
    await app?.close();
    app = null;
  });
  afterAll(() => place.remove());

  async function serve(controller: typeof PicturesController | typeof ForgottenController) {
    const environment = { ...place.environment, ...QUIET, COLOPHON_HOST: '0.0.0.0' };
    const library = LibraryModule.forRoot(environment, { attach: 'never', command: 'a test' });
    @Module({ imports: [library, ApiModule], controllers: [controller] })
    class TestModule {}
    const created = await NestFactory.create<NestExpressApplication>(TestModule, {
      logger: false,
      abortOnError: false,
      bodyParser: false,
    });
    app = created;
    created.setGlobalPrefix('v1');
    guardRequests(created);
    await created.init();
    return created;
  }

  it('must each say who may use it, or it does not start', async () => {
    await expect(serve(ForgottenController)).rejects.toThrow(
      'Routes without @Access: ForgottenController.unmarked.',
    );
  });

  it('accept a signed link for what it names, until it expires', async () => {
    const served = await serve(PicturesController);
    expect(served.get(AccessConfig).open).toBe(false);
    const links = served.get(LinkSigner);
    const answer = (path: string) => request(served.getHttpServer()).get(path);
    const link = await links.sign('/v1/test-pictures/7?width=800', 60);
    expect((await answer(link).expect(200)).body).toEqual({ width: '800' });
    const expired = await links.sign('/v1/test-pictures/7?width=800', -1);
    expect(codeIn(await answer(expired).expect(403))).toBe('access.link_expired');
    const longer = expired.replace(/expires=\d+/, 'expires=9999999999');
    for (const changed of [longer, link.replace('/7', '/8'), link.replace('800', '1600'), `${link}&more=1`]) {
      expect(codeIn(await answer(changed).expect(403))).toBe('access.link_invalid');
    }
    expect(codeIn(await answer('/v1/test-pictures/7?width=800').expect(401))).toBe('access.key_missing');
    const other = await links.sign('/v1/test-pictures/other', 60);
    expect(codeIn(await answer(other).expect(401))).toBe('access.key_missing');
  });
});
