import fc from 'fast-check';
import { compareFolder } from './folder-changes.js';
import type { KnownFile } from './folder-changes.js';
import type { ListedFile } from './folder-listing.js';

function listed(path: string, changes: Partial<ListedFile> = {}): ListedFile {
  return { path, size: 10, mtime: '1', place: `8:${path}`, ...changes };
}

function known(path: string, changes: Partial<KnownFile> = {}): KnownFile {
  return {
    ...listed(path),
    sha256: 'a',
    documentId: 'd',
    replacesId: null,
    brought: true,
    hidden: false,
    state: 'done',
    errorCode: null,
    errorMessage: null,
    ...changes,
  };
}

const compare = (files: ListedFile[], rows: KnownFile[], blind: string[] = []) =>
  compareFolder({ files, blind: blind.map((path) => ({ path, reason: 'x' })) }, rows);
const NOTHING = { fresh: [], changed: [], moved: [], returned: [], unfinished: [], missing: [], gone: [] };

describe('a listing, compared with what is known', () => {
  it('has nothing to do when nothing has changed', () => {
    const rows = [known('a.pdf'), known('b.pdf', { state: 'refused', errorCode: 'document.not_pdf' })];
    expect(compare([listed('a.pdf'), listed('b.pdf')], rows)).toEqual({ ...NOTHING, unchanged: 2 });
  });

  it.each([{ size: 11 }, { mtime: '2' }])('sees a change of %j', (change) => {
    const file = listed('a.pdf', change);
    expect(compare([file], [known('a.pdf')]).changed).toEqual([{ file, known: known('a.pdf') }]);
  });

  it('takes another inode alone for no change: some file systems number files anew at each mount', () => {
    expect(compare([listed('a.pdf', { place: '9:1' })], [known('a.pdf')]).unchanged).toBe(1);
  });

  it('follows a file to another path, and a renamed folder with all its files', () => {
    const rows = ['old/a.pdf', 'old/b.pdf'].map((path) => known(path));
    const files = ['new/a.pdf', 'new/b.pdf'].map((path) =>
      listed(path, { place: `8:${path.replace('new', 'old')}` }),
    );
    const { moved, ...rest } = compare(files, rows);
    expect(moved.map(({ file, known: row }) => [row.path, file.path])).toEqual([
      ['old/a.pdf', 'new/a.pdf'],
      ['old/b.pdf', 'new/b.pdf'],
    ]);
    expect(rest).toMatchObject({ fresh: [], missing: [], unchanged: 0 });
  });

  it('takes a file for a new one when its inode was given again', () => {
    const file = listed('b.pdf', { place: '8:a.pdf', mtime: '7' });
    expect(compare([file], [known('a.pdf')])).toMatchObject({
      fresh: [file],
      missing: [known('a.pdf')],
      moved: [],
    });
  });

  it('takes a second name of a file that is still there for a new one', () => {
    const file = listed('b.pdf', { place: '8:a.pdf' });
    expect(compare([listed('a.pdf'), file], [known('a.pdf')])).toMatchObject({ fresh: [file], moved: [] });
  });

  it('sees what returned, and leaves what is still gone', () => {
    const rows = [known('a.pdf', { state: 'gone' }), known('b.pdf', { state: 'gone' })];
    expect(compare([listed('a.pdf')], rows)).toEqual({
      ...NOTHING,
      returned: [{ file: listed('a.pdf'), known: rows[0] }],
      gone: [rows[1]],
      unchanged: 0,
    });
  });

  it('goes on with what was added, and tries again what could not be read', () => {
    const rows = [
      known('a.pdf', { state: 'added' }),
      known('b.pdf', { state: 'refused', errorCode: 'file.unreadable' }),
    ];
    const { unfinished } = compare([listed('a.pdf'), listed('b.pdf')], rows);
    expect(unfinished.map(({ known: row }) => row)).toEqual(rows);
  });

  it('misses nothing in what could not be looked at', () => {
    const rows = [known('in/a.pdf'), known('inside.pdf'), known('in.pdf')];
    expect(compare([], rows, ['in']).missing.map(({ path }) => path)).toEqual(['inside.pdf', 'in.pdf']);
  });

  it('puts each listed file into one list, and each known one into one at most', () => {
    const path = fc.constantFrom('a', 'b', 'c/d', 'c/e', 'f');
    const self = { size: fc.nat(1), mtime: fc.constantFrom('1', '2'), place: fc.constantFrom('1', '2', '3') };
    const state = fc.constantFrom('added', 'done', 'refused', 'gone');
    const files = fc.uniqueArray(fc.record({ path, ...self }), { selector: (file) => file.path });
    const rows = fc.uniqueArray(
      fc.record({ path, ...self, state }).map((row) => known(row.path, row as Partial<KnownFile>)),
      { selector: (row) => row.path },
    );
    fc.assert(
      fc.property(files, rows, (seen, kept) => {
        const { fresh, changed, moved, returned, unfinished, missing, gone, unchanged } = compare(seen, kept);
        const pairs = [...changed, ...moved, ...returned, ...unfinished];
        const named = [...fresh, ...pairs.map(({ file }) => file)].map((file) => file.path);
        expect(new Set(named).size).toBe(named.length);
        expect(named.length + unchanged).toBe(seen.length);
        const used = [...pairs.map(({ known: row }) => row), ...missing, ...gone].map((row) => row.path);
        expect(new Set(used).size).toBe(used.length);
        expect(used.length + unchanged).toBe(kept.length);
      }),
    );
  });
});
