import { mkdir, readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  describeFileStore,
  sha256Of,
  someBytes,
} from '../../src/documents/file-store/file-store.contract.js';
import { nameOfThisProcess } from '../../src/process/process-identity.js';
import { createBucket, describeOnS3 } from '../services/buckets.js';
import type { TestBucket } from '../services/buckets.js';
import { openMachine } from './s3-place.js';
import type { S3Machine } from './s3-place.js';

describeOnS3('files', () => {
  describeFileStore('in a bucket', async () => {
    const bucket = await createBucket();
    const machine = await openMachine(bucket.environment);
    return {
      ...machine,
      names: () => bucket.objects(),
      close: async () => {
        await machine.close();
        await bucket.remove();
      },
    };
  });

  describe('local copies', () => {
    let bucket: TestBucket;
    let uploader: S3Machine;
    let reader: S3Machine;

    const put = async (bytes: Buffer): Promise<string> => {
      const file = await uploader.incoming.receive(Readable.from([bytes]));
      await uploader.store.keep(file);
      return file.sha256;
    };
    const copies = async (machine = reader) =>
      (await readdir(join(machine.folder, 'copies'))).filter((name) => name !== 'in-use').toSorted();
    const inUse = () => readdir(join(reader.folder, 'copies', 'in-use'));
    const read = (sha256: string, store = reader.store) =>
      store.withLocalCopy(sha256, (path) => readFile(path));

    beforeEach(async () => {
      bucket = await createBucket();
      uploader = await openMachine(bucket.environment);
      reader = await openMachine({ ...bucket.environment, FILE_CACHE_MB: '1' });
    });

    afterEach(async () => {
      await Promise.all([uploader.close(), reader.close()]);
      await bucket.remove();
    });

    it('are kept after use, and used again if the store has lost the object', async () => {
      const bytes = someBytes();
      const sha256 = await put(bytes);
      expect((await read(sha256)).equals(bytes)).toBe(true);
      await uploader.store.remove(sha256);
      expect((await read(sha256)).equals(bytes)).toBe(true);
      expect(await inUse()).toEqual([]);
    });

    it('exist at once on the machine that received the upload', async () => {
      const sha256 = await put(someBytes());
      expect(await copies(uploader)).toEqual([`${sha256}.pdf`]);
    });

    it('with changed bytes are downloaded again', async () => {
      const bytes = someBytes();
      const sha256 = await put(bytes);
      await read(sha256);
      await writeFile(join(reader.folder, 'copies', `${sha256}.pdf`), 'something else');
      expect((await read(sha256)).equals(bytes)).toBe(true);
    });

    it('stay within the limit: the least recently used one is removed first', async () => {
      const [first, second, third] = [
        await put(someBytes(400_000)),
        await put(someBytes(400_000)),
        await put(someBytes(400_000)),
      ];
      await read(first);
      await read(second);
      await utimes(join(reader.folder, 'copies', `${second}.pdf`), 1, 1);
      await read(third);
      expect(await copies()).toEqual([`${first}.pdf`, `${third}.pdf`].toSorted());
    });

    it('larger than the limit are kept only during their task', async () => {
      const bytes = someBytes(1_500_000);
      const sha256 = await put(bytes);
      const seen = await reader.store.withLocalCopy(sha256, async (path) => {
        expect(await copies()).toEqual([]);
        return readFile(path);
      });
      expect(seen.equals(bytes)).toBe(true);
      expect([await copies(), await inUse()]).toEqual([[], []]);
    });

    it('are not removed during a task by another process on the same folder', async () => {
      const bytes = someBytes(900_000);
      const sha256 = await put(bytes);
      const other = await put(someBytes(900_000));
      const beside = reader.beside();
      const seen = await reader.store.withLocalCopy(sha256, async (path) => {
        await read(other, beside);
        expect(await copies()).toEqual([`${other}.pdf`]);
        await beside.remove(sha256);
        return readFile(path);
      });
      expect(seen.equals(bytes)).toBe(true);
    });

    it('are read by several processes on one folder at once', async () => {
      const bytes = someBytes(500_000);
      const sha256 = await put(bytes);
      const stores = [reader.store, reader.beside(), reader.beside()];
      const seen = await Promise.all([...stores, ...stores].map((store) => read(sha256, store)));
      expect(seen.every((one) => one.equals(bytes))).toBe(true);
      expect([await copies(), await inUse()]).toEqual([[`${sha256}.pdf`], []]);
    });

    it('of a killed process are removed by the next one', async () => {
      const sha256 = await put(someBytes());
      await read(sha256);
      // No process has this number: it is above the maximum of Linux.
      const left = join(
        reader.folder,
        'copies',
        'in-use',
        `${nameOfThisProcess('~').replace(`~${process.pid}~`, '~4194305~')}~left`,
      );
      await mkdir(left);
      await writeFile(join(left, 'part.pdf'), 'half of a book');
      await read(sha256, reader.beside());
      expect(await inUse()).toEqual([]);
    });

    it('of an object with other bytes are refused, and their documents can be repaired', async () => {
      const bytes = someBytes();
      const sha256 = await put(bytes);
      await writeFile(join(bucket.folder, `${sha256}.pdf`), someBytes());
      await expect(read(sha256)).rejects.toMatchObject({
        code: 'store.corrupt',
        message: expect.stringContaining(sha256) as string,
      });
      expect([await copies(), await inUse()]).toEqual([[], []]);
      await reader.store.remove(sha256);
      await put(bytes);
      expect(sha256Of(await read(sha256))).toBe(sha256);
    });
  });
});
