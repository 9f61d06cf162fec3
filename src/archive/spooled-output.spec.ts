import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { writeArchive } from './archive-writer.js';
import { proveArchive } from './prove-archive.js';
import { SpooledOutput } from './spooled-output.js';

const MEGABYTE = 1024 * 1024;
const KIND = { noun: 'bundle', format: 'colophon-bundle', version: 1, again: 'export it again.' };

describe('an archive for a receiver over the network', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-spool-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const spool = (receiver: Writable) => SpooledOutput.open(join(folder, 'spool'), receiver);

  it('reaches it whole and in order, and nothing of it stays', async () => {
    const received: Buffer[] = [];
    const receiver = new Writable({
      highWaterMark: 1,
      write(part: Buffer, _, done) {
        received.push(part);
        setImmediate(done);
      },
    });
    const bytes = await writeArchive(await spool(receiver), async (writer) => {
      await writer.addJson('bundle.json', { format: KIND.format, version: 1, program: '1.0.0' });
      await writer.add('a', Buffer.alloc(MEGABYTE, 'a'));
      await writer.deliver();
      await writer.deliver();
      await writer.add('b', Buffer.from('b'));
      return writer.finish({});
    });
    expect(await readdir(folder)).toEqual([]);
    const whole = join(folder, 'whole.tar');
    await writeFile(whole, Buffer.concat(received));
    const { members } = await proveArchive(whole, KIND);
    expect([...members.keys()]).toEqual(['bundle.json', 'a', 'b']);
    expect(Buffer.concat(received)).toHaveLength(bytes);
  });

  it('waits on the disk for a receiver that reads nothing, who keeps no writer waiting', async () => {
    const receiver = new PassThrough({ highWaterMark: 1 });
    const output = await spool(receiver);
    await output.write(Buffer.alloc(4 * MEGABYTE));
    const delivery = output.deliver();
    await once(receiver, 'readable');
    receiver.destroy();
    await expect(delivery).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    await output.abandon();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing when the receiver has left between two members', async () => {
    const receiver = new PassThrough().resume();
    const output = await spool(receiver);
    const writing = writeArchive(output, async (writer) => {
      await writer.add('a', Buffer.from('a'));
      receiver.destroy();
      await writer.deliver();
    });
    await expect(writing).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    expect(await readdir(folder)).toEqual([]);
  });
});
