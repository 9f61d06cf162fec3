import { join } from 'node:path';
import request from 'supertest';
import { startServer } from '../../src/roles/start-server.js';
import { writeSectionsBook } from '../services/books.js';
import { CommandsHere } from '../services/commands-here.js';
import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { until } from '../services/until.js';

const SECTIONS = 20;

describe('single stages', () => {
  let place: TestPlace;
  let folder: string;

  beforeAll(async () => {
    place = await anyPlace();
    folder = place.environment['COLOPHON_DATA_DIR']!;
  });
  afterAll(() => place.remove());

  it('are asked for over REST and on the command line', async () => {
    const book = await writeSectionsBook(join(folder, 'book.pdf'), SECTIONS);
    const app = await startServer('0.0.0', { ...place.environment, PORT: '0', LOG_LEVEL: 'silent' });
    const api = () => request(app.getHttpServer());
    const { body } = await api().post('/v1/documents').attach('file', book);
    const { id } = body as { id: string };
    const reprocess = (asked: object) => api().post(`/v1/documents/${id}/reprocess`).send(asked);
    const refused = await reprocess({ stage: 'embedding', until: 'chunking' }).expect(400);
    expect(refused.body).toMatchObject({ code: 'request.invalid', field: 'until' });
    expect((await reprocess({ until: 'reading' }).expect(400)).body).toMatchObject({ field: 'until' });
    const queued = await reprocess({ until: 'structuring' }).expect(202);
    const { runId } = queued.body as { runId: string };
    await until('the run has ended', async () => {
      const run = (await api().get(`/v1/runs/${runId}`)).body as { finishedAt: string | null };
      return run.finishedAt !== null;
    });
    expect((await api().get(`/v1/documents/${id}`)).body).toMatchObject({
      status: 'pending',
      lastRun: { state: 'completed', until: 'structuring', report: { entries: { length: SECTIONS } } },
    });
    await app.close();

    const cli = new CommandsHere(folder, place.environment);
    const command = ['reprocess', '--document', id];
    const wrong = await cli.run([...command, '--stage', 'embedding', '--until', 'chunking']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('embedding') as string });
    const shown = await cli.run([...command, '--until', 'chunking', '--wait']);
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.stdout).toContain(`contents  ${SECTIONS} entries (outline`);
    expect(shown.stdout).toContain(`chunks    ${SECTIONS} (`);
  });
});
