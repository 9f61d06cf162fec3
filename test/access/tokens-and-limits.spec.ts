import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { DataSource } from 'typeorm';
import { makeKey } from '../../src/access/key-text.js';
import { until } from '../services/until.js';
import { GuardedServer, bearing, codeIn } from '../services/guarded-server.js';
import type { Headers } from '../services/guarded-server.js';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'colophon';

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
      const database = server.app.get(DataSource);
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
