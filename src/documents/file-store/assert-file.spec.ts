import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertFile } from './assert-file.js';

describe('a path that a person typed', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-files-'));
    await writeFile(join(folder, 'a.pdf'), 'x');
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/b`), Buffer.from([0xff, 0xfe]), Buffer.from('k.pdf')]),
      'x',
    );
    execFileSync('mkfifo', [join(folder, 'pipe.pdf')]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('may name a file', async () => {
    await expect(assertFile(join(folder, 'a.pdf'))).resolves.toBeUndefined();
  });

  it.each([
    ['pipe.pdf', 'file.unreadable'],
    ['.', 'file.is_folder'],
    ['none.pdf', 'file.missing'],
    ['none\ufffd.pdf', 'file.missing'],
    ['a.pdf/none.pdf', 'file.missing'],
  ])('%s is refused as %s', async (name, code) => {
    await expect(assertFile(join(folder, name))).rejects.toMatchObject({ code });
  });

  it('is refused as a device', async () => {
    await expect(assertFile('/dev/null')).rejects.toMatchObject({ code: 'file.unreadable' });
  });

  it('says how to rename what is not named in UTF-8', async () => {
    await expect(assertFile(join(folder, 'b\ufffd\ufffdk.pdf'))).rejects.toMatchObject({
      code: 'file.bad_name',
      hint: expect.stringContaining('b*k.pdf book.pdf') as string,
    });
  });
});
