import type { Listing } from './folder-listing.js';
import { QuietLooks, digestOf } from './quiet-looks.js';
import type { QuietLook } from './quiet-looks.js';

const FILE = { path: 'a.pdf', size: 1, mtime: '2', place: '3:4' };
const LISTING: Listing = { files: [FILE], blind: [], links: 0, place: '3:1' };

describe('the digest of a listing', () => {
  it.each<[string, Partial<Listing>]>([
    ['another file', { files: [FILE, { ...FILE, path: 'b.pdf' }] }],
    ['another name', { files: [{ ...FILE, path: 'b.pdf' }] }],
    ['another size', { files: [{ ...FILE, size: 2 }] }],
    ['another time', { files: [{ ...FILE, mtime: '3' }] }],
    ['another place', { files: [{ ...FILE, place: '3:5' }] }],
    ['no file', { files: [] }],
    ['a place that cannot be looked at', { blind: [{ path: 'deep', reason: 'no permission' }] }],
    ['another disk', { place: '5:1' }],
  ])('differs with %s', (_, change) => {
    expect(digestOf({ ...LISTING, ...change })).not.toBe(digestOf(LISTING));
  });

  it('is the same for the same', () => {
    expect(digestOf({ ...LISTING, files: [{ ...FILE }] })).toBe(digestOf(LISTING));
  });
});

describe('a quiet look', () => {
  const look = { digest: 'd', knownBooks: 1 } as QuietLook;

  it('holds until the listing differs, somebody else looks, or something is to do', () => {
    const looks = new QuietLooks();
    looks.remember('folder', look, '10:00');
    expect(looks.same('folder', 'd', '10:00')).toMatchObject(look);
    expect(looks.same('folder', 'e', '10:00')).toBeNull();
    expect(looks.same('folder', 'd', '10:01')).toBeNull();
    expect(looks.same('other', 'd', '10:00')).toBeNull();
    looks.remember('folder', null, '10:02');
    expect(looks.same('folder', 'd', '10:00')).toBeNull();
  });

  it('is not remembered when the folder was lost meanwhile', () => {
    const looks = new QuietLooks();
    looks.remember('folder', look, null);
    expect(looks.same('folder', 'd', null)).toBeNull();
  });
});
