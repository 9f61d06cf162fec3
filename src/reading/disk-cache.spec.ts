import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskCache } from './disk-cache.js';

describe('the cache on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-cache-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what it keeps, and stays below its limit by dropping what was used longest ago', async () => {
    const cache = new DiskCache(folder, 100);
    expect(await cache.get('a')).toBeNull();
    for (const name of ['a', 'b', 'c']) await cache.put(name, Buffer.alloc(30, name));
    await utimes(join(folder, 'a'), 1, 1);
    await utimes(join(folder, 'b'), 2, 2);
    // Now it is the last used one.
    expect(String(await cache.get('a'))).toBe('a'.repeat(30));
    await cache.put('d', Buffer.alloc(30, 'd'));
    expect((await readdir(folder)).toSorted()).toEqual(['a', 'c', 'd']);
  });

  it('keeps nothing that is larger than all of it', async () => {
    await new DiskCache(folder, 0).put('a', Buffer.from('x'));
    await new DiskCache(folder, 10).put('a', Buffer.alloc(11));
    expect(await readdir(folder)).toEqual([]);
  });
});
