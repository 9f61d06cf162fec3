import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { RunHistoryRepository } from '../../src/runs/run-history.repository.js';
import { INGEST } from '../../src/ingestion/jobs/jobs.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { until } from '../services/until.js';
import { describeOnEachQueue } from '../services/queue-places.js';
import type { QueuePlace } from '../services/queue-places.js';
import { openWorker } from '../jobs/open-roles.js';
import { addBook, plainBook } from './plain-book.js';

describeOnEachQueue('the job of a failed run', (makePlace) => {
  let place: QueuePlace;
  let worker: INestApplicationContext;
  let ingestion: IngestionService;
  let queue: JobQueue;
  let id: string;
  let file: string;

  beforeAll(async () => {
    place = await makePlace();
    worker = await openWorker(place);
    ingestion = worker.get(IngestionService);
    queue = worker.get(JobQueue);
    const document = await addBook(worker, plainBook(1));
    ({ id } = document);
    file = join(place.environment['COLOPHON_DATA_DIR']!, 'books', `${document.sha256}.pdf`);
  });
  afterAll(async () => {
    await worker.close();
    await place.remove();
  });

  const newestRun = async () => (await worker.get(RunHistoryRepository).latest([id])).get(id)!;
  const letters = () => queue.deadLetters({ name: 'ingest', limit: 10 });
  const untilDead = (count: number) =>
    until(`${count} jobs are dead letters`, async () => (await queue.counts())['ingest']!.dead === count);
  const untilDone = () =>
    until('no job is left', async () => {
      const { waiting, active, delayed } = (await queue.counts())['ingest']!;
      return waiting + active + delayed === 0;
    });

  it('is a single dead letter with the cause, however often its message is delivered', async () => {
    await rename(file, `${file}.away`);
    const { runId } = await ingestion.start(id);
    await untilDead(1);
    const run = await newestRun();
    expect(run).toMatchObject({ id: runId, state: 'failed' });
    expect(await letters()).toMatchObject([
      {
        message: { data: { runId } },
        errorCode: run.errorCode,
        errorMessage: run.errorMessage,
        redrivenAt: null,
      },
    ]);
    await queue.enqueue(INGEST, { runId });
    await untilDone();
    expect(await letters()).toHaveLength(1);
  });

  it('is requeued as a run that retries it, which leaves its own dead letter if it fails, too', async () => {
    const failed = await newestRun();
    expect(await queue.redrive({ name: 'ingest' })).toBe(1);
    await until('another run retries it', async () => (await newestRun()).id !== failed.id);
    await untilDead(1);
    const retry = await newestRun();
    expect(retry).toMatchObject({ state: 'failed', retries: failed.id });
    const [newest, first] = await letters();
    expect(newest).toMatchObject({ message: { data: { runId: retry.id } }, redrivenAt: null });
    expect(first).toMatchObject({ redrivenAt: expect.any(Date) as Date });
  });

  it('leaves no dead letter if it failed in a command before a worker saw it, and a later run succeeded', async () => {
    await queue.pause('ingest');
    const { runId } = await ingestion.retry(id);
    await expect(ingestion.finish(runId)).rejects.toThrow('is not in');
    await rename(`${file}.away`, file);
    expect(await ingestion.ingest(id, false)).toMatchObject({ state: 'completed' });
    // The command takes the job of the run that it did with it.
    expect((await queue.counts())['ingest']!).toMatchObject({ waiting: 0, dead: 0 });
    await queue.resume('ingest');
  });

  it('is no longer a dead letter when the requeued run succeeds, or the document is deleted', async () => {
    await rename(file, `${file}.away`);
    await ingestion.reprocess(id);
    await untilDead(1);
    await rename(`${file}.away`, file);
    await queue.redrive({});
    await until('the retry succeeds', async () => (await newestRun()).state === 'completed');
    await untilDead(0);

    await rename(file, `${file}.away`);
    await ingestion.reprocess(id);
    await untilDead(1);
    await ingestion.delete(id, false);
    expect((await queue.counts())['ingest']!.dead).toBe(0);
  });
});
