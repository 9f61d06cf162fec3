import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StorageConfig } from '../../src/config/storage.config.js';
import { ownName } from '../../src/process/abandoned-files.js';
import { THIS_PROCESS } from '../../src/process/process-identity.js';
import { statIfThere } from '../../src/process/stat-if-there.js';
import { Leftovers } from '../../src/repair/leftovers.js';

const SCRIPT = fileURLToPath(new URL('left-files.js', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const OLD = new Date(Date.now() - 2 * 24 * 3600 * 1000);

describe('what killed processes leave in a data folder', () => {
  let folder: string;
  let leftovers: Leftovers;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-left-'));
    leftovers = new Leftovers(new StorageConfig({ COLOPHON_DATA_DIR: folder }));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (path: string, text = 'a file', at?: Date) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
    if (at) await utimes(join(folder, path), at, at);
  };
  const remaining = async (paths: readonly string[]) => {
    const found = await Promise.all(paths.map((path) => statIfThere(join(folder, path))));
    return paths.filter((_, index) => found[index] !== null);
  };

  it('is found and removed, wherever it was', async () => {
    const left = JSON.parse(
      execFileSync(process.execPath, [SCRIPT, DIST, folder], { encoding: 'utf8' }),
    ) as string[];
    expect(await remaining(left)).toHaveLength(7);
    expect((await leftovers.check()).faults).toMatchObject([
      {
        code: 'doctor.leftover_files',
        mend: 'leftovers',
        message: expect.stringContaining('7 files') as string,
      },
    ]);
    await leftovers.remove();
    expect(await remaining(left)).toEqual([]);
    expect((await leftovers.check()).faults ?? []).toEqual([]);
  });

  it('is told by its age where the name does not tell its process', async () => {
    const old = [`books/.${randomUUID()}`, 'books/.probe-4711', 'lock.8.draft', `incoming/${randomUUID()}`];
    const fresh = [`books/.${randomUUID()}`, 'books/.probe-4712', 'lock.9.draft', `incoming/${randomUUID()}`];
    for (const path of old) await write(path, '{"pid":', OLD);
    for (const path of fresh) await write(path, '{"pid":');
    await leftovers.remove();
    expect(await remaining([...old, ...fresh])).toEqual(fresh);
  });

  it('is not what a living process works on, a book, a lock, or a file of somebody else', async () => {
    const kept = [
      ...['incoming/', 'copies/', 'copies/in-use/', 'books/.', 'books/.probe-'].map(
        (place) => place + ownName(),
      ),
      `books/${'0'.repeat(64)}.pdf`,
      `copies/${'0'.repeat(64)}.pdf`,
      'books/.DS_Store',
      'books/.nfs000000000000a1b2',
      'lock.7',
      'notes.draft',
    ];
    for (const path of kept) await write(path, 'a file', OLD);
    await write('lock.7.draft', JSON.stringify(THIS_PROCESS), OLD);
    expect((await leftovers.check()).faults ?? []).toEqual([]);
    await leftovers.remove();
    expect(await remaining([...kept, 'lock.7.draft'])).toEqual([...kept, 'lock.7.draft']);
  });

  it('is nothing where no library was yet', async () => {
    const nowhere = new Leftovers(new StorageConfig({ COLOPHON_DATA_DIR: join(folder, 'none') }));
    expect((await nowhere.check()).faults ?? []).toEqual([]);
  });
});
