import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../errors/errors.js';
import { LeaseLost } from './lease.js';
import { RunningJob } from './running-job.js';

const STOP_MS = 100;
const stubborn = () => delay(2000, undefined, { ref: false });

describe('an attempt at a job', () => {
  const options = (timeoutMs?: number) => {
    const lease = new AbortController();
    return { lease, options: { lease: lease.signal, timeoutMs, stopMs: STOP_MS } };
  };

  it('ends as its handler does', async () => {
    const error = new UserError('test.wrong', 'Wrong.');
    await expect(new RunningJob(() => Promise.resolve(), options().options).ended).resolves.toEqual({
      kind: 'done',
    });
    const failing = new RunningJob(() => Promise.reject(error), options().options);
    await expect(failing.ended).resolves.toEqual({ kind: 'failed', error });
  });

  it('is handed back at the deadline of a closing process, even if its handler ignores the signal', async () => {
    const job = new RunningJob(stubborn, options().options);
    await job.endWithin(50);
    await expect(job.ended).resolves.toEqual({ kind: 'handed-back' });
  });

  it('counts as done when its handler ends before the deadline', async () => {
    const job = new RunningJob(() => delay(20), options().options);
    await job.endWithin(500);
    await expect(job.ended).resolves.toEqual({ kind: 'done' });
  });

  it('fails when its time is up, even if its handler hangs', async () => {
    const job = new RunningJob(stubborn, options(50).options);
    await expect(job.ended).resolves.toMatchObject({ kind: 'failed', error: { code: 'queue.timeout' } });
  });

  it('is lost once its lease is lost, however it ends', async () => {
    const { lease, options: own } = options();
    const job = new RunningJob(() => delay(30), own);
    lease.abort(new LeaseLost());
    await expect(job.ended).resolves.toEqual({ kind: 'lost' });
  });
});
