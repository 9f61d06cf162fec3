import { readMessage, writeMessage } from '../../queue/message.js';
import { EMBED, INGEST } from './jobs.js';

const runId = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

describe('the jobs of runs', () => {
  it('read messages that earlier versions of the program have queued, and write the same ones', () => {
    const ingest = { version: 1, data: { runId } };
    const embed = { version: 1, data: { runId, from: 256, to: 512 } };
    expect(readMessage(INGEST, ingest)).toMatchObject({ kind: 'job', data: ingest.data });
    expect(readMessage(EMBED, embed)).toMatchObject({ kind: 'job', data: embed.data });
    expect(writeMessage(INGEST, ingest.data)).toEqual(ingest);
    expect(writeMessage(EMBED, embed.data)).toEqual(embed);
    expect([INGEST.name, EMBED.name]).toEqual(['ingest', 'embed']);
    expect([INGEST.key?.(ingest.data), EMBED.key?.(embed.data)]).toEqual([runId, `${runId}:256`]);
  });

  it.each([
    [{ runId: 'book.pdf', from: 0, to: 1 }, 'runId must be a UUID.'],
    [{ runId, from: -1, to: 1 }, 'from must be a whole number from 0.'],
    [{ runId, from: 0.5, to: 1 }, 'from must be a whole number from 0.'],
    [{ runId, from: 3, to: 3 }, 'to must be above from.'],
    [{ runId, from: 3 }, 'to must be a whole number from 0.'],
  ])('refuse %j', (data, reason) => {
    expect(readMessage(EMBED, { version: 1, data })).toEqual({ kind: 'malformed', reason });
  });

  it('say what they are about', () => {
    expect(INGEST.describe({ runId })).toBe(`run ${runId}`);
    expect(EMBED.describe({ runId, from: 256, to: 300 })).toBe(`run ${runId}, chunks 256 to 299`);
  });
});
