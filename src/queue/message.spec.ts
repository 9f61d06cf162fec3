import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { JOB_NAMES } from './job.js';
import type { Job } from './job.js';
import { MESSAGE_VERSION, readMessage, redrivenMessage, writeMessage } from './message.js';

describe('a message of the queue', () => {
  const runId = randomUUID();
  const jobs: Job[] = [
    { name: 'ingest', data: { runId } },
    { name: 'embed', data: { runId, from: 0, to: 512 } },
  ];

  it.each(jobs)('is read as what was written: $name', (job) => {
    const carried: unknown = JSON.parse(JSON.stringify(writeMessage(job)));
    expect(readMessage(job.name, carried)).toEqual({ kind: 'job', job, redriven: false });
    const redriven = redrivenMessage(carried);
    expect(readMessage(job.name, redriven)).toEqual({ kind: 'job', job, redriven: true });
  });

  it('can be anything: then it is malformed, with a reason, or newer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...JOB_NAMES), fc.jsonValue(), (name, raw) => {
        const read = readMessage(name, raw);
        const reason = read.kind === 'malformed' ? read.reason : 'None.';
        expect(reason).toMatch(/\.$/);
      }),
    );
  });

  it('of a newer version is not looked into', () => {
    const version = MESSAGE_VERSION + 1;
    expect(readMessage('ingest', { version, data: 'of another kind' })).toEqual({ kind: 'newer', version });
  });

  it.each([
    ['embed', { runId, from: -1, to: 1 }],
    ['embed', { runId, from: 0.5, to: 1 }],
    ['embed', { runId, from: 3, to: 3 }],
    ['ingest', { runId: 'book.pdf' }],
    ['ingest', {}],
  ] as const)('of %s is not written with %j', (name, data) => {
    expect(() => writeMessage({ name, data } as Job)).toThrow(
      expect.objectContaining({ code: 'queue.malformed' }),
    );
  });
});
