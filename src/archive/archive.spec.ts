import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeArchive } from './archive-writer.js';
import type { ArchiveKind } from './archive-faults.js';
import { proveArchive } from './prove-archive.js';
import { ProvenMembers } from './proven-members.js';
import { BLOCK, paddingOf, tarHeader } from './tar-header.js';

const KIND: ArchiveKind = {
  noun: 'bundle',
  format: 'colophon-bundle',
  version: 1,
  again: 'export it again.',
};
const HEAD = { format: KIND.format, version: 1, program: '1.0.0' };

describe('an archive', () => {
  let folder: string;
  let path: string;
  let whole: Buffer;

  const write = (name: string, members: readonly (readonly [string, Buffer])[], head: object = HEAD) => {
    const target = join(folder, name);
    return writeArchive(target, async (writer) => {
      await writer.addJson('bundle.json', head);
      for (const [member, content] of members) await writer.add(member, content);
      await writer.finish({});
      return target;
    });
  };
  const codeOf = (file: string) =>
    proveArchive(file, KIND).then(
      () => null,
      (error: { code?: string; field?: string }) => {
        expect(error.field).toBe(file);
        return error.code;
      },
    );
  const codeOfBytes = async (bytes: Buffer) => {
    const file = join(folder, 'changed.tar');
    await writeFile(file, bytes);
    return codeOf(file);
  };
  /** A tar file as somebody else would write it. */
  const madeOf = (...parts: readonly Buffer[]) => Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
  const member = (name: string, content: string, kind: 'file' | 'folder' = 'file') => {
    const bytes = Buffer.from(content);
    return Buffer.concat([
      tarHeader({ name, kind, bytes: bytes.length }, 0),
      bytes,
      Buffer.alloc(paddingOf(bytes.length)),
    ]);
  };
  const head = member('bundle.json', JSON.stringify(HEAD));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-archive-'));
    const content = Buffer.from(Array.from({ length: 700 }, (_, index) => index % 251));
    path = await write('whole.tar', [
      ['books/a.jsonl', Buffer.from('{"a":1}\n')],
      ['books/empty.jsonl', Buffer.alloc(0)],
      ['books/b.f32', content],
    ]);
    whole = await readFile(path);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives its members as they were written, compressed or not', async () => {
    const content = Buffer.from('x'.repeat(3000));
    for (const name of ['plain.tar', 'packed.tar.gz']) {
      const file = await write(name, [['one.txt', content]]);
      const proven = await proveArchive(file, KIND);
      expect([...proven.members.keys()]).toEqual(['bundle.json', 'one.txt']);
      const members = await ProvenMembers.open(proven);
      await members.skip();
      expect(members.next).toEqual({ name: 'one.txt', kind: 'file', bytes: 3000 });
      expect((await members.content()).equals(content)).toBe(true);
      expect(members.next).toBeNull();
      members.close();
    }
  });

  it('can be read by other programs', () => {
    expect(execFileSync('tar', ['tf', path], { encoding: 'utf8' }).split('\n')).toContain('books/b.f32');
    expect(execFileSync('tar', ['xOf', path, 'books/a.jsonl'], { encoding: 'utf8' })).toBe('{"a":1}\n');
  });

  it('is refused with any byte changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(whole);
        changed[at]! ^= change;
        expect(await codeOfBytes(changed)).toMatch(/^archive\./);
      }),
      // No sum covers the field of a header's checksum: its fill, and a zero that becomes a space.
      {
        numRuns: 150,
        examples: [
          [155, 1],
          [154, 0x20],
          [148, 0x10],
        ],
      },
    );
  });

  it('is refused when its end is missing, wherever it was cut', async () => {
    const packed = gzipSync(whole);
    // Of the mark of the end, which is two blocks, one is enough.
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: BLOCK, max: whole.length - 2 * BLOCK }), async (length) => {
        expect(await codeOfBytes(whole.subarray(0, length))).toBe('archive.incomplete');
        const share = Math.floor((length / whole.length) * packed.length);
        expect(await codeOfBytes(packed.subarray(0, share))).toMatch(/^archive\.(?:incomplete|foreign)$/);
      }),
      { numRuns: 40 },
    );
    expect(await codeOfBytes(packed.subarray(0, packed.length - 1))).toBe('archive.incomplete');
  });

  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['a short text', Buffer.from('not a bundle')],
    ['a long text', Buffer.alloc(5000, 'text ')],
    ['a tar of something else', madeOf(member('readme.txt', 'hello'))],
    [
      'a tar with the head of something else',
      madeOf(member('bundle.json', '{"format":"other","version":1}')),
    ],
    ['packed text', gzipSync(Buffer.alloc(5000, 'text '))],
  ])('is not %s', async (_, bytes) => {
    expect(await codeOfBytes(bytes)).toBe('archive.foreign');
  });

  it('is not read when its format is newer, and says by which version of the program', async () => {
    const file = await write('newer.tar', [], { ...HEAD, version: 2, program: '9.1.0' });
    await expect(proveArchive(file, KIND)).rejects.toMatchObject({
      code: 'archive.newer',
      message: expect.stringContaining('Colophon 9.1.0') as string,
    });
  });

  it.each([
    ['climbs', madeOf(head, member('../outside', 'x'))],
    ['climbs from within', madeOf(head, member('books/../../outside', 'x'))],
    ['begins at the root', madeOf(head, member('/etc/passwd', 'x'))],
    ['is hidden', madeOf(head, member('books/.profile', 'x'))],
    ['has a drive', madeOf(head, member('c:\\x', 'x'))],
    ['is there twice', madeOf(head, member('a', 'x'), member('a', 'x'))],
    ['is not in the manifest', madeOf(head, member('a', 'x'), member('manifest.json', '{"members":[]}'))],
    [
      'says that it is absurdly large',
      madeOf(head, tarHeader({ name: 'a', kind: 'file', bytes: 2 ** 32 }, 0)),
    ],
  ])('with a member that %s is refused', async (_, bytes) => {
    expect(await codeOfBytes(bytes)).toBe('archive.unsafe');
  });

  it('with a link is refused', async () => {
    const link = tarHeader({ name: 'a', kind: 'file', bytes: 0 }, 0);
    link[156] = 0x32;
    link.fill(' ', 148, 156);
    link.write(
      `${link
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    expect(await codeOfBytes(madeOf(head, link))).toBe('archive.unsafe');
  });

  it('leaves nothing when its writer fails', async () => {
    const target = join(folder, 'failed.tar');
    const failing = writeArchive(target, async (writer) => {
      await writer.add('a', Buffer.alloc(10));
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    await expect(
      writeArchive(join(folder, 'no/such/folder.tar'), (writer) => writer.finish({})),
    ).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect((await readdir(folder)).filter((name) => name.startsWith('failed'))).toEqual([]);
  });
});
