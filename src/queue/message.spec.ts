import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { MESSAGE_VERSION, readMessage, redrivenMessage, writeMessage } from './message.js';
import { LIMITED, PLAIN, TEST_JOBS } from './testing/test-jobs.js';

describe('a message of the queue', () => {
  const data = { id: randomUUID(), number: 7 };

  it('is read back as it was written', () => {
    const carried: unknown = JSON.parse(JSON.stringify(writeMessage(LIMITED, data)));
    expect(readMessage(LIMITED, carried)).toEqual({ kind: 'job', data, redriven: false });
    expect(readMessage(LIMITED, redrivenMessage(carried))).toEqual({ kind: 'job', data, redriven: true });
  });

  it('carries the trace of what queued it, and is the same to a program that knows of none', () => {
    const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const message = writeMessage(LIMITED, data);
    expect(message).toEqual({ version: MESSAGE_VERSION, data });
    expect(readMessage(LIMITED, { ...message, trace })).toEqual({
      kind: 'job',
      data,
      redriven: false,
      trace,
    });
    for (const nonsense of [
      7,
      '',
      'a trace',
      trace.toUpperCase(),
      `${trace}-01`,
      trace.replaceAll(/[^-]/g, '0'),
    ]) {
      const read = readMessage(LIMITED, { ...message, trace: nonsense });
      expect(read).toEqual({ kind: 'job', data, redriven: false });
    }
  });

  it('can be anything: then it is malformed, with a reason, or newer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEST_JOBS.all), fc.jsonValue(), (job, raw) => {
        const read = readMessage(job, raw);
        const reason = read.kind === 'malformed' ? read.reason : 'None.';
        expect(reason).toMatch(/\.$/);
      }),
    );
  });

  it('of a newer version is not parsed', () => {
    const version = MESSAGE_VERSION + 1;
    expect(readMessage(PLAIN, { version, data: 'of another kind' })).toEqual({ kind: 'newer', version });
  });

  it.each([
    { ...data, number: -1 },
    { ...data, number: 0.5 },
    { ...data, number: 0 },
    { ...data, id: 'book.pdf' },
  ])('is not written with %j', (wrong) => {
    expect(() => writeMessage(LIMITED, wrong)).toThrow(expect.objectContaining({ code: 'queue.malformed' }));
  });
});
