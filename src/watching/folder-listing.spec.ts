import { mkdir, mkdtemp, realpath, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedFolders } from './checked-folders.js';
import { listFolder, lookAgain } from './folder-listing.js';

describe('the listing of a folder', () => {
  let root: string;
  let folder: string;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'colophon-listing-')));
    folder = join(root, 'books');
    await mkdir(folder);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const put = async (path: string, text = 'text') => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const paths = async (options = {}) => (await listFolder(folder, options)).files.map(({ path }) => path);

  it('has the books of all folders below, by path, and nothing else', async () => {
    for (const path of [
      'b.pdf',
      'a/deep/c.PDF',
      'a/Ä é.pdf',
      'notes.txt',
      '.hidden.pdf',
      '.trash/d.pdf',
      'pdf',
    ]) {
      await put(path);
    }
    await mkdir(join(folder, 'folder.pdf'));
    expect(await paths()).toEqual(['a/deep/c.PDF', 'a/Ä é.pdf', 'b.pdf']);
  });

  it('follows no links, and counts them', async () => {
    await writeFile(join(root, 'outside.pdf'), 'text');
    await symlink(join(root, 'outside.pdf'), join(folder, 'link.pdf'));
    await symlink(folder, join(folder, 'round'));
    expect(await listFolder(folder)).toMatchObject({ files: [], links: 2 });
  });

  it('leaves out the folder of the library', async () => {
    await put('data/files/x.pdf');
    await put('data.pdf');
    expect(await paths({ except: join(folder, 'data') })).toEqual(['data.pdf']);
  });

  it('tells size, exact time and identity, which a move keeps', async () => {
    await put('a.pdf', '12345');
    await utimes(join(folder, 'a.pdf'), 1, 2);
    const before = (await listFolder(folder)).files[0];
    expect(before).toMatchObject({ path: 'a.pdf', size: 5, mtime: '2000000000' });
    await rename(join(folder, 'a.pdf'), join(folder, 'b.pdf'));
    expect((await listFolder(folder)).files[0]).toEqual({ ...before, path: 'b.pdf' });
  });

  it('looks again at single files', async () => {
    await put('a.pdf', '12345');
    await put('b.pdf');
    const { files } = await listFolder(folder);
    await truncate(join(folder, 'a.pdf'), 3);
    await rm(join(folder, 'b.pdf'));
    const again = await lookAgain(
      folder,
      files.map(({ path }) => path),
    );
    expect(again.get('a.pdf')).toMatchObject({ size: 3 });
    expect(again.get('b.pdf')).toBeNull();
  });

  it('reports a name that is no UTF-8 as unreadable, and does not lose it', async () => {
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff]), Buffer.from('.pdf')]),
      'text',
    );
    expect(await listFolder(folder)).toMatchObject({ files: [], blind: [{ path: 'a\u{FFFD}.pdf' }] });
  });

  it.each(['missing', 'a-file'])('is refused for a folder that is %s', async (name) => {
    await writeFile(join(root, 'a-file'), 'text');
    await expect(listFolder(join(root, name))).rejects.toMatchObject({
      code: 'watch.folder_away',
      field: join(root, name),
    });
  });

  it('stops when it is asked to', async () => {
    await expect(listFolder(folder, { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow(
      'stop',
    );
  });

  describe('of folders that are named', () => {
    it('takes each folder once, without links', async () => {
      await symlink(folder, join(root, 'same'));
      expect(await checkedFolders([folder, join(root, 'same')], join(root, 'data'))).toEqual([folder]);
    });

    it.each([
      ['inside another', ['books', 'books/in'], 'watch.folder_invalid', /inside/],
      ['in the data folder', ['data/files'], 'watch.folder_invalid', /data folder/],
      ['missing', ['nowhere'], 'watch.folder_away', /does not exist/],
      ['a file', ['a-file'], 'watch.folder_away', /not a folder/],
    ])('refuses one that is %s', async (_, names, code, message) => {
      for (const name of ['books/in', 'data/files']) await mkdir(join(root, name), { recursive: true });
      await writeFile(join(root, 'a-file'), 'text');
      const folders = names.map((name) => join(root, name));
      await expect(checkedFolders(folders, join(root, 'data'))).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message) as string,
        field: folders.at(-1),
      });
    });

    it('takes one whose name begins like that of another', async () => {
      await mkdir(join(root, 'books2'));
      const folders = [folder, join(root, 'books2')];
      expect(await checkedFolders(folders, join(root, 'data'))).toEqual(folders);
    });
  });
});
