import { setTimeout as delay } from 'node:timers/promises';
import { Lease, LeaseLost } from './lease.js';

const LEASE_MS = 60;
const aborted = async (lease: Lease) => {
  while (!lease.signal.aborted) await delay(5);
  return lease.signal.reason as unknown;
};
const ignore = () => undefined;

describe('the lease of a job', () => {
  it('is kept by a process that was frozen for longer, if nobody else has the job by then', async () => {
    const renewals: number[] = [];
    const lease = new Lease(LEASE_MS, () => Promise.resolve(renewals.push(performance.now()) > 0), ignore);
    const until = performance.now() + LEASE_MS * 4;
    while (performance.now() < until);
    while (renewals.length < 3) await delay(5);
    expect(lease.signal.aborted).toBe(false);
    lease.end();
  });

  it('is lost when another worker has the job', async () => {
    const lease = new Lease(LEASE_MS, () => Promise.resolve(false), ignore);
    expect(await aborted(lease)).toBeInstanceOf(LeaseLost);
  });

  it('is lost when it has expired and renewals fail, and every failure is reported', async () => {
    const told: unknown[] = [];
    const away = new Error('away');
    const lease = new Lease(
      LEASE_MS,
      () => Promise.reject(away),
      (error) => told.push(error),
    );
    expect(await aborted(lease)).toBeInstanceOf(LeaseLost);
    expect(told.length).toBeGreaterThan(1);
    expect(told[0]).toBe(away);
  });

  it('is lost when it has expired and no answer comes', async () => {
    const lease = new Lease(LEASE_MS, () => new Promise(ignore), ignore);
    expect(await aborted(lease)).toBeInstanceOf(LeaseLost);
  });
});
