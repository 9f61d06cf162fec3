import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { StorageConfig } from '../../src/config/storage.config.js';
import { someBytes } from '../../src/documents/file-store/file-store.contract.js';
import { IncomingFiles } from '../../src/documents/file-store/incoming-files.js';
import { OperationalError } from '../../src/errors/errors.js';
import { ownName } from '../../src/process/abandoned-files.js';

describe('a received file', () => {
  let folder: string;
  let incoming: IncomingFiles;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-incoming-'));
    incoming = new IncomingFiles(new StorageConfig({ COLOPHON_DATA_DIR: folder, UPLOAD_MAX_MB: '2' }));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const left = () => readdir(join(folder, 'incoming'));

  it.each([
    ['document.empty', Buffer.alloc(0)],
    ['document.not_pdf', Buffer.from('plain text '.repeat(200))],
    ['document.too_large', someBytes(2 ** 21)],
  ])('is refused with %s and removed completely', async (code, bytes) => {
    await expect(incoming.receive(Readable.from([bytes]))).rejects.toMatchObject({ code });
    expect(await left()).toEqual([]);
  });

  it('is removed if its sender breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield someBytes();
        throw new Error('The connection broke.');
      })(),
    );
    await expect(incoming.receive(broken)).rejects.toThrow('The connection broke.');
    expect(await left()).toEqual([]);
  });

  it('of a killed process is removed at the next start', async () => {
    // No process has this number: it is above the maximum of Linux.
    const left = join(folder, 'incoming', ownName().replace(`~${process.pid}~`, '~4194305~'));
    const going = join(folder, 'incoming', ownName());
    await mkdir(join(folder, 'incoming'));
    await Promise.all([left, going].map((path) => writeFile(path, '%PDF-1.7')));
    await new IncomingFiles(new StorageConfig({ COLOPHON_DATA_DIR: folder })).onApplicationBootstrap();
    expect(await readdir(join(folder, 'incoming'))).toEqual([basename(going)]);
  });

  it('of a process that cannot be checked is removed after a day', async () => {
    await incoming.discard(await incoming.receive(Readable.from([someBytes()])));
    await writeFile(join(folder, 'incoming', 'old'), 'half of a book');
    await writeFile(join(folder, 'incoming', 'new'), 'half of a book');
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 3600;
    await utimes(join(folder, 'incoming', 'old'), twoDaysAgo, twoDaysAgo);
    const later = new IncomingFiles(new StorageConfig({ COLOPHON_DATA_DIR: folder }));
    await later.discard(await later.receive(Readable.from([someBytes()])));
    expect(await left()).toEqual(['new']);
  });
});

/** A disk of one megabyte; only if this user may mount one. */
const mountable = spawnSync('unshare', ['--mount', 'true']).status === 0 && process.getuid?.() === 0;

describe.skipIf(!mountable)('a received file on a small disk', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  });

  afterEach(async () => {
    execFileSync('umount', [folder]);
    await rm(folder, { recursive: true, force: true });
  });

  it('that does not fit is refused with a temporary error and removed completely', async () => {
    const incoming = new IncomingFiles(new StorageConfig({ COLOPHON_DATA_DIR: folder }));
    const receiving = incoming.receive(Readable.from([someBytes(2 ** 21)]));
    const error: unknown = await receiving.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OperationalError);
    expect(error).toMatchObject({ code: 'data_folder.full', field: 'COLOPHON_DATA_DIR' });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    const small = await incoming.receive(Readable.from([someBytes()]));
    expect(small.byteLength).toBeGreaterThan(0);
  });
});
