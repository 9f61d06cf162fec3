import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { FileStoreConfig } from '../../src/documents/file-store/file-store.config.js';
import { someBytes } from '../../src/documents/file-store/file-store.contract.js';
import { S3FileStore } from '../../src/documents/file-store/s3/s3-file-store.js';
import { OperationalError, UserError } from '../../src/errors/errors.js';
import { createBucket, describeOnS3, s3Server } from '../services/buckets.js';
import type { TestBucket } from '../services/buckets.js';
import { openFaultyProxy } from '../services/faulty-proxy.js';
import type { FaultyProxy } from '../services/faulty-proxy.js';
import { until } from '../services/until.js';
import { openMachine } from './s3-place.js';
import type { S3Machine } from './s3-place.js';

/** Large enough to be cut in the middle, whatever the size of the socket buffers. */
const LENGTH = 3_000_000;

describeOnS3('a store that fails', () => {
  let bucket: TestBucket;
  let proxy: FaultyProxy;
  let machine: S3Machine;
  let bytes: Buffer;
  let sha256: string;

  beforeAll(async () => {
    bucket = await createBucket();
    proxy = await openFaultyProxy(s3Server().endpoint);
    const writer = await openMachine(bucket.environment);
    bytes = someBytes(LENGTH);
    const file = await writer.incoming.receive(Readable.from([bytes]));
    ({ sha256 } = file);
    await writer.store.keep(file);
    await writer.close();
  });

  afterAll(async () => {
    await proxy.close();
    await bucket.remove();
  });

  beforeEach(async () => {
    proxy.behave(() => null);
    machine = await openMachine({
      ...bucket.environment,
      S3_ENDPOINT: proxy.endpoint,
      S3_TIMEOUT: '1',
      FILE_CACHE_MB: '0',
    });
  });

  afterEach(() => machine.close());

  const read = (signal?: AbortSignal) =>
    machine.store.withLocalCopy(sha256, (path) => readFile(path), signal);
  const left = () => readdir(join(machine.folder, 'copies', 'in-use'));
  const receive = (content: Buffer) => machine.incoming.receive(Readable.from([content]));

  it.each(['cut', 'stall'] as const)('continues where a download was interrupted (%s)', async (kind) => {
    proxy.behave((_, index) => (index < 2 ? { kind, afterBytes: 800_000 } : null));
    expect((await read()).equals(bytes)).toBe(true);
    const starts = proxy.seen.map(({ range }) => Number(/^bytes=(\d+)-$/.exec(range ?? 'bytes=0-')?.[1]));
    expect(starts).toEqual([0, expect.any(Number), expect.any(Number)]);
    expect(starts[1]).toBeGreaterThan(0);
    expect(starts[2]).toBeGreaterThan(starts[1]!);
  });

  it('begins again if a server does not support ranges', async () => {
    const whole = { kind: 'answer', status: 200, body: bytes } as const;
    proxy.behave((_, index) => (index === 0 ? { kind: 'cut', afterBytes: 800_000 } : whole));
    expect((await read()).equals(bytes)).toBe(true);
  });

  it('downloads a file with other bytes once more, and then refuses it', async () => {
    proxy.behave((_, index) => (index === 0 ? { kind: 'wrong-bytes' } : null));
    expect((await read()).equals(bytes)).toBe(true);
    proxy.behave(() => ({ kind: 'wrong-bytes' }));
    await expect(read()).rejects.toMatchObject({ code: 'store.corrupt' });
    expect(await left()).toEqual([]);
  });

  it.each([
    ['answers 500', { kind: 'answer', status: 500 }],
    ['asks to slow down', { kind: 'answer', status: 503, body: '<Error><Code>SlowDown</Code></Error>' }],
    ['hangs up', { kind: 'hang-up' }],
  ] as const)('gets the request again when it %s', async (_, fault) => {
    proxy.behave((__, index) => (index < 2 ? fault : null));
    expect((await read()).equals(bytes)).toBe(true);
    proxy.behave((__, index) => (index < 2 ? fault : null));
    expect(await machine.store.has(sha256)).toBe(true);
  });

  it('finally fails with a temporary error, and leaves nothing', async () => {
    proxy.behave(() => ({ kind: 'answer', status: 502, body: '<html>Bad gateway</html>' }));
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OperationalError);
    expect(error).toMatchObject({ code: 'store.unreachable', field: 'S3_ENDPOINT' });
    expect((error as Error).message).toContain('502');
    expect(await left()).toEqual([]);
  });

  it('gets an interrupted upload again, and stores it once', async () => {
    const content = someBytes(LENGTH);
    const file = await receive(content);
    let puts = 0;
    proxy.behave(({ method }) => {
      if (method === 'PUT') puts += 1;
      return method === 'PUT' && puts < 3 ? { kind: 'hang-up' } : null;
    });
    await machine.store.keep(file);
    expect(puts).toBe(3);
    const stored = await readFile(join(bucket.folder, `${file.sha256}.pdf`));
    expect(stored.equals(content)).toBe(true);
  });

  it('keeps nothing of an upload that differs from the received file', async () => {
    const file = await receive(someBytes());
    const other = { ...file, sha256: 'a'.repeat(64) };
    await expect(machine.store.keep(other)).rejects.toMatchObject({ code: 'store.refused' });
    expect(await bucket.objects()).not.toContain(`${'a'.repeat(64)}.pdf`);
  });

  it('does not delay a caller that stopped waiting', async () => {
    proxy.behave(() => ({ kind: 'stall', afterBytes: 1000 }));
    const stop = new AbortController();
    const reason = new Error('No longer wanted.');
    const reading = read(stop.signal);
    setTimeout(() => stop.abort(reason), 200);
    await expect(reading).rejects.toBe(reason);
    await until('nothing is left', async () => (await left()).length === 0);
  });

  it('completes a waiting task although another one on the same file was cancelled', async () => {
    proxy.behave((_, index) => (index === 0 ? { kind: 'stall', afterBytes: 1000 } : null));
    const stop = new AbortController();
    const [impatient, patient] = [read(stop.signal), read()];
    stop.abort(new Error('No longer wanted.'));
    await expect(impatient).rejects.toThrow('No longer wanted.');
    expect((await patient).equals(bytes)).toBe(true);
  });

  describe('for good', () => {
    const failures: [
      string,
      Record<string, string>,
      string,
      string,
      typeof UserError | typeof OperationalError,
    ][] = [
      [
        'a wrong secret',
        { S3_SECRET_ACCESS_KEY: 'wrong-hunter2' },
        'store.credentials',
        'S3_ACCESS_KEY_ID',
        UserError,
      ],
      ['an unknown key', { S3_ACCESS_KEY_ID: 'nobody' }, 'store.credentials', 'S3_ACCESS_KEY_ID', UserError],
      [
        'no such bucket',
        { FILE_STORE_URL: 's3://no-such-bucket' },
        'store.no_bucket',
        'FILE_STORE_URL',
        UserError,
      ],
      ['a wrong region', { S3_REGION: 'eu-nowhere-1' }, 'store.refused', 'FILE_STORE_URL', UserError],
      [
        'nobody there',
        { S3_ENDPOINT: 'http://127.0.0.1:1' },
        'store.unreachable',
        'S3_ENDPOINT',
        OperationalError,
      ],
      [
        'no such host',
        { S3_ENDPOINT: 'http://store.invalid' },
        'store.unreachable',
        'S3_ENDPOINT',
        OperationalError,
      ],
    ];

    it.each(failures)(
      '(%s) is named by every operation, without secrets',
      async (_, changes, code, field, kind) => {
        const environment = { ...bucket.environment, ...changes };
        const store = new S3FileStore(machine.folder, new FileStoreConfig(environment));
        const file = await receive(someBytes());
        const outcomes = await Promise.allSettled([
          store.keep(file),
          store.has(sha256),
          store.withLocalCopy(sha256, () => Promise.resolve()),
          store.remove(sha256),
          store.check('reach'),
          store.check('write'),
        ]);
        store.close();
        for (const outcome of outcomes) {
          const error: unknown = outcome.status === 'rejected' ? outcome.reason : null;
          expect(error).toBeInstanceOf(kind);
          expect(error).toMatchObject({ code, field, hint: expect.any(String) as string });
          const told = `${(error as Error).message} ${(error as UserError).hint}`;
          expect(told).not.toContain('hunter2');
          expect(told).not.toContain(s3Server().secretAccessKey);
          // What a log may show of an error, including its cause.
          const shown = inspect(error, { depth: 20 });
          expect(shown).not.toMatch(/hunter2|Signature=|CanonicalRequest/);
          expect(shown).not.toContain(s3Server().secretAccessKey);
        }
        expect(await bucket.objects()).not.toContain(`${file.sha256}.pdf`);
      },
    );
  });
});
