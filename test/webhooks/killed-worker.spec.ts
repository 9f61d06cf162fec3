import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { WebhookCourier } from '../../src/webhooks/webhook-courier.js';
import { WebhooksService } from '../../src/webhooks/webhooks.service.js';
import { describeOnPostgres } from '../services/databases.js';
import { openLibrary, postgresPlace } from '../services/libraries.js';
import { MAIN } from '../services/programs.js';
import { until } from '../services/until.js';
import { WebReceiver, hang, status } from '../services/web-receiver.js';

describeOnPostgres('a worker that is killed while it delivers', () => {
  it('loses no event: another worker sends the same message at once', async () => {
    const made = await postgresPlace();
    const settings = { OUTBOUND_ALLOW: '127.0.0.1', WEBHOOK_TIMEOUT: '60', LOG_LEVEL: 'silent' };
    const place = { ...made, environment: { ...made.environment, ...settings } };
    const receiver = await WebReceiver.start();
    const library = await openLibrary(place);
    const worker = spawn(process.execPath, [MAIN], {
      env: { ...process.env, ...place.environment, COLOPHON_ROLE: 'worker' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(worker, 'exit');
    try {
      const { id } = await library.get(WebhooksService).add(receiver.url);
      receiver.answer = hang;
      await library
        .get(DataSource)
        .query(
          `INSERT INTO documents (sha256, title, file_name, byte_length) VALUES ('a', 'A Book', 'a.pdf', 1)`,
        );
      await until('the worker sends the event', () => receiver.requests.length > 0);
      const courier = library.get(WebhookCourier);
      expect(await courier.take()).toBeNull();
      worker.kill('SIGKILL');
      await ended;
      receiver.answer = status(204);
      const taken = await courier.take();
      expect(taken).toMatchObject({ id });
      await courier.serve(taken!, new AbortController().signal);
      const [first, second] = receiver.requests;
      expect(second).toMatchObject({
        body: first!.body,
        headers: { 'webhook-id': first!.headers['webhook-id'] },
      });
      const { deliveries } = await library.get(WebhooksService).log(id, { limit: 2 });
      expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    } finally {
      worker.kill('SIGKILL');
      await ended;
      await library.close();
      await place.remove();
      await receiver.close();
    }
  });
});
