import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import { Webhook } from 'standardwebhooks';
import { HealthController } from '../../src/api/health/health.controller.js';
import { startServer } from '../../src/roles/start-server.js';
import { watchContract } from '../services/api-contract.js';
import type { Contract } from '../services/api-contract.js';
import { sectionsBook } from '../services/books.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';
import { WebReceiver } from '../services/web-receiver.js';

describe('the webhooks of the API', () => {
  let place: TestPlace;
  let app: INestApplication;
  let receiver: WebReceiver;
  let contract: Contract;
  const api = () => request(app.getHttpServer());

  beforeAll(async () => {
    receiver = await WebReceiver.start();
    place = await anyPlace();
    app = await startServer('0.0.0', {
      ...place.environment,
      PORT: '0',
      LOG_LEVEL: 'silent',
      OUTBOUND_ALLOW: '127.0.0.1',
    });
    contract = watchContract(app.getHttpServer() as Server);
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
    await receiver.close();
  });

  it('are told by the server itself, and show their secret once', async () => {
    const { body: added } = await api()
      .post('/v1/webhooks')
      .send({ url: receiver.url, types: ['document.added'], description: 'the index' })
      .expect(201);
    expect(added).toMatchObject({ url: receiver.url, types: ['document.added'], active: true, pending: 0 });
    await api().post('/v1/documents').attach('file', sectionsBook(1), 'a.pdf').expect(201);
    const received = await until('the event is delivered', () => receiver.requests[0]);
    const message = new Webhook(added.secret as string).verify(
      received.body,
      received.headers as Record<string, string>,
    );
    expect(message).toMatchObject({ type: 'document.added', data: { status: 'pending', deleted: null } });
    const url = `/v1/webhooks/${added.id}`;
    const log = await until('the delivery is recorded', async () => {
      const { body } = await api().get(`${url}/deliveries?state=delivered`).expect(200);
      return (body.results as unknown[]).length > 0 && body;
    });
    expect(log).toMatchObject({
      next: null,
      results: [{ type: 'document.added', status: 204, payload: message }],
    });
    const { text } = await api().get('/v1/webhooks').expect(200);
    expect(text).not.toContain('whsec_');
    await api()
      .post(`${url}/test`)
      .expect(200, /"delivered":true/);
    await api().post(`${url}/deliveries/${log.results[0].id}/redeliver`).expect(202);
    await api().patch(url).send({ active: false, types: null }).expect(200);
    await api().post(`${url}/deliveries/${log.results[0].id}/redeliver`).expect(409);
    const rotated = await api().post(`${url}/rotate`).send({ overlapHours: 2 }).expect(200);
    expect(rotated.body.secret).toMatch(/^whsec_/);
    await api().delete(url).expect(204);
    await api().get(url).expect(404);
  });

  it('refuse what is wrong, and name the field', async () => {
    const refused = async (body: object, code: string, field: string) => {
      const answer = await api().post('/v1/webhooks').send(body).expect(400);
      expect(answer.body).toMatchObject({ code, field });
    };
    await refused({ url: 'http://192.168.0.1/hook' }, 'address.private', 'url');
    await refused({ url: 'file:///etc/passwd' }, 'address.invalid', 'url');
    await refused({}, 'request.invalid', 'url');
    await refused({ url: receiver.url, types: [] }, 'request.invalid', 'types');
    await refused({ url: receiver.url, types: ['run.started'] }, 'request.invalid', 'types');
    await refused({ url: receiver.url, secret: 'mine' }, 'request.invalid', 'secret');
    const unknown = '/v1/webhooks/00000000-0000-0000-0000-000000000000';
    await api()
      .get(unknown)
      .expect(404, /webhook\.not_found/);
    await api().post(`${unknown}/test`).expect(404);
    await api().delete('/v1/webhooks/x').expect(404);
  });

  it('are no more than the library allows, however many are added at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => api().post('/v1/webhooks').send({ url: receiver.url })),
    );
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((code) => code === 201)).toHaveLength(50);
    expect(statuses.filter((code) => code === 409)).toHaveLength(10);
  });

  it('end with their server, whose readiness says so first', async () => {
    expect((await api().get('/v1/health/ready')).status).toBe(200);
    app.get(HealthController).onModuleDestroy();
    const stopping = await api().get('/v1/health/ready');
    expect(stopping).toMatchObject({ status: 503, body: { code: 'server.draining' } });
    expect((await api().get('/v1/health/live')).status).toBe(200);
  });

  it('answer as openapi.json says', () => {
    expect(contract.violations).toEqual([]);
    expect([...contract.seen].filter((name) => name.includes('/webhooks')).length).toBeGreaterThan(12);
  });
});
