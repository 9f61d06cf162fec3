import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { runWorker } from '../../src/roles/run-worker.js';
import { startServer } from '../../src/roles/start-server.js';
import { describeOnPostgres } from '../services/databases.js';
import { embeddedPlace, postgresPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { MAIN } from '../services/programs.js';
import { until } from '../services/until.js';

const HANDBOOK = fileURLToPath(new URL('../../samples/handbook.pdf', import.meta.url));
const SHUTDOWN_SECONDS = 4;

describe('the roles api and worker', () => {
  it('need a database server', async () => {
    const place = await embeddedPlace();
    const expected = { code: 'role.needs_database', field: 'DATABASE_URL' };
    await expect(startServer('0.0.0', { ...place.environment, COLOPHON_ROLE: 'api' })).rejects.toMatchObject(
      expected,
    );
    await expect(runWorker(place.environment, { log: 'json' })).rejects.toMatchObject(expected);
    await place.remove();
  });
});

describeOnPostgres('the roles', () => {
  let place: TestPlace;

  beforeAll(async () => {
    place = await postgresPlace();
  });

  afterAll(() => place.remove());

  it('share the work: the api queues it, a worker runs it, hands back what it cannot finish, and exits with 0', async () => {
    const environment = { ...place.environment, PORT: '0', LOG_LEVEL: 'silent', COLOPHON_ROLE: 'api' };
    const api = await startServer('0.0.0', environment);
    const { id } = (await api.get(DocumentsService).addPath(HANDBOOK)).document;
    const { runId } = await api.get(IngestionService).start(id);
    // No worker is running yet.
    await delay(1500);
    expect(await stateOf(api, runId)).toBe('queued');

    const first = startWorker(place);
    await until('the run is embedded', async () => (await stateOf(api, runId)) === 'embedding');
    // The run would finish only after half of the stop time, so the worker must hand it back.
    first.kill('SIGTERM');
    const [code] = (await once(first, 'exit')) as [number];
    expect(code).toBe(0);
    expect(['completed', 'failed']).toContain(await stateOf(api, runId));

    const second = startWorker(place);
    await until(
      'the document is completed',
      async () => (await api.get(DocumentsService).get(id)).status === 'completed',
    );
    second.kill('SIGTERM');
    expect((await once(second, 'exit'))[0]).toBe(0);
    await api.close();
  });
});

describeOnPostgres('a device that is not available', () => {
  it.each(['all', 'api', 'worker'])('ends the start of the role %s', async (role) => {
    const place = await postgresPlace();
    const settings = { COLOPHON_ROLE: role, EMBEDDING_DEVICE: 'dml', PORT: '0' };
    const env = { ...process.env, ...place.environment, ...settings };
    const started = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const [told, [code]] = await Promise.all([readAll(started.stderr), once(started, 'exit')]);
    expect({ code: code as unknown, told }).toEqual({
      code: 1,
      told: expect.stringMatching(
        /The device "dml" is not available: .*dml.*\[embedding\.device_unavailable\]/,
      ),
    });
    await place.remove();
  });
});

function startWorker(place: TestPlace): ChildProcess {
  const env = {
    ...process.env,
    ...place.environment,
    COLOPHON_ROLE: 'worker',
    EMBEDDING_WORKERS: '1',
    SHUTDOWN_TIMEOUT: String(SHUTDOWN_SECONDS),
  };
  return spawn(process.execPath, [MAIN], { env, stdio: 'ignore' });
}

async function stateOf(app: INestApplication, runId: string): Promise<string> {
  const [run] = await app
    .get(DataSource)
    .query<{ state: string }[]>('SELECT state FROM ingestion_runs WHERE id = $1', [runId]);
  return run!.state;
}
