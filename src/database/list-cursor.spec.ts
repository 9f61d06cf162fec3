import { isInteger, readCursor, writeCursor } from './list-cursor.js';
import { pageOf } from './list-page.js';

type Place = readonly [at: number];
const isPlace = (place: readonly unknown[]): place is Place => place.length === 1 && isInteger(place[0]);
const LIST = ['things', { of: 'a kind' }];

describe('a cursor', () => {
  it('leads back to its place, for the same list alone', () => {
    const cursor = writeCursor(LIST, [41]);
    expect(readCursor(LIST, cursor, isPlace)).toEqual([41]);
    expect(readCursor(LIST, undefined, isPlace)).toBeNull();
    expect(() => readCursor(['others'], cursor, isPlace)).toThrow('another list');
  });

  it.each([
    '',
    'x',
    'é',
    Buffer.from('[]').toString('base64url'),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[1,41]').toString('base64url'),
    writeCursor(LIST, []),
    writeCursor(LIST, ['41']),
    writeCursor(LIST, [1e10]),
    writeCursor(LIST, [1.5]),
    writeCursor(LIST, [1, 2]),
  ])('is refused when it is %j', (cursor) => {
    const error = { code: 'request.cursor', field: 'cursor' };
    expect(() => readCursor(LIST, cursor, isPlace)).toThrow(expect.objectContaining(error) as Error);
  });
});

describe('a page of a list', () => {
  const rows = ['aaaa', 'bbbb', 'cccc'];
  const after = (row: string) => `after ${row}`;

  it('ends at its limit, and at its bytes, and says how to go on', () => {
    expect(pageOf(rows, 2, after)).toEqual({ results: ['aaaa', 'bbbb'], next: 'after bbbb' });
    expect(pageOf(rows, 3, after)).toEqual({ results: rows, next: null });
    expect(pageOf(rows, 3, after, 14)).toEqual({ results: ['aaaa', 'bbbb'], next: 'after bbbb' });
    expect(pageOf([], 3, after)).toEqual({ results: [], next: null });
  });

  it('has one row even if that is too large', () => {
    expect(pageOf(rows, 3, after, 1)).toEqual({ results: ['aaaa'], next: 'after aaaa' });
  });
});
