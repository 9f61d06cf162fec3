import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FileStore } from './file-store.js';
import type { IncomingFiles, ReceivedFile } from './incoming-files.js';

/** An empty store, and the folder that receives its files. */
export interface StoreUnderTest {
  readonly store: FileStore;
  readonly incoming: IncomingFiles;
  /** The names of all stored files. */
  names(): Promise<string[]>;
  close(): Promise<void>;
}

/** Random bytes that look like a PDF. */
export function someBytes(length = 1000): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(length)]);
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The contract of every file store. */
export function describeFileStore(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`the file store ${name}`, () => {
    let under: StoreUnderTest;
    const receive = (bytes: Buffer) => under.incoming.receive(Readable.from([bytes]));
    const keep = async (bytes: Buffer): Promise<ReceivedFile> => {
      const file = await receive(bytes);
      await under.store.keep(file);
      await under.incoming.discard(file);
      return file;
    };

    beforeEach(async () => {
      under = await makeStore();
    });

    afterEach(async () => {
      await under.close();
    });

    it.each([1, 1000, 7_000_000])('gives back %i bytes as they were', async (length) => {
      const bytes = someBytes(length);
      const { sha256 } = await keep(bytes);
      expect(sha256).toBe(sha256Of(bytes));
      expect(await under.store.has(sha256)).toBe(true);
      const read = await under.store.withLocalCopy(sha256, (path) => readFile(path));
      expect(read.equals(bytes)).toBe(true);
    });

    it('leaves the received file where it was', async () => {
      const file = await receive(someBytes());
      await under.store.keep(file);
      expect((await stat(file.path)).size).toBe(file.byteLength);
    });

    it('keeps the same bytes once, in turn and fifty times at once', async () => {
      const bytes = someBytes();
      const { sha256 } = await keep(bytes);
      const files = await Promise.all(Array.from({ length: 50 }, () => receive(bytes)));
      await Promise.all(files.map((file) => under.store.keep(file)));
      expect(await under.names()).toEqual([`${sha256}.pdf`]);
      const other = someBytes();
      const others = await Promise.all(Array.from({ length: 50 }, () => receive(other)));
      await Promise.all(others.map((file) => under.store.keep(file)));
      expect((await under.names()).toSorted()).toEqual(
        [`${sha256}.pdf`, `${sha256Of(other)}.pdf`].toSorted(),
      );
    });

    it('keeps a file again after it was removed', async () => {
      const bytes = someBytes();
      const { sha256 } = await keep(bytes);
      await under.store.remove(sha256);
      expect(await under.store.has(sha256)).toBe(false);
      await keep(bytes);
      expect(await under.store.has(sha256)).toBe(true);
    });

    it('removes what is there and what is not', async () => {
      const { sha256 } = await keep(someBytes());
      const { sha256: other } = await keep(someBytes());
      await under.store.remove(sha256);
      await under.store.remove(sha256);
      expect(await under.names()).toEqual([`${other}.pdf`]);
      await expect(under.store.withLocalCopy(sha256, (path) => readFile(path))).rejects.toMatchObject({
        code: 'store.missing',
        field: 'file',
        hint: expect.any(String) as string,
      });
    });

    it('lists what it has', async () => {
      expect(await under.store.list()).toEqual([]);
      const before = Date.now();
      const kept = [await keep(someBytes()), await keep(someBytes())];
      const { sha256 } = await keep(someBytes());
      await under.store.remove(sha256);
      const listed = await under.store.list();
      expect(listed.map((file) => file.sha256).toSorted()).toEqual(
        kept.map((file) => file.sha256).toSorted(),
      );
      // Servers round to seconds.
      for (const { storedAt } of listed) expect(Math.abs(storedAt.getTime() - before)).toBeLessThan(60_000);
    });

    it('says which file it does not have', async () => {
      const sha256 = sha256Of(someBytes());
      expect(await under.store.has(sha256)).toBe(false);
      const reading = under.store.withLocalCopy(sha256, () => Promise.resolve());
      await expect(reading).rejects.toMatchObject({
        code: 'store.missing',
        message: expect.stringContaining(sha256) as string,
      });
    });

    it('serves many tasks on one file at once, and hands on what they answer and throw', async () => {
      const bytes = someBytes(100_000);
      const { sha256 } = await keep(bytes);
      const tasks = Array.from({ length: 10 }, (_, index) =>
        under.store.withLocalCopy(sha256, async (path) => {
          const read = await readFile(path);
          if (index === 3) throw new Error('The task failed.');
          return [index, read.equals(bytes)];
        }),
      );
      const outcomes = await Promise.allSettled(tasks);
      outcomes.forEach((outcome, index) => {
        if (index === 3) expect(outcome).toMatchObject({ reason: new Error('The task failed.') });
        else expect(outcome).toMatchObject({ value: [index, true] });
      });
    });

    it('starts no task for somebody who no longer waits', async () => {
      const { sha256 } = await keep(someBytes());
      const reason = new Error('No longer wanted.');
      const task = vi.fn<(path: string) => Promise<void>>();
      await expect(under.store.withLocalCopy(sha256, task, AbortSignal.abort(reason))).rejects.toBe(reason);
      expect(task).not.toHaveBeenCalled();
    });

    it('can be checked, which leaves nothing', async () => {
      expect(await under.store.check('reach')).toContain(under.store.place);
      expect(await under.store.check('write')).toContain(under.store.place);
      expect(await under.names()).toEqual([]);
    });
  });
}
