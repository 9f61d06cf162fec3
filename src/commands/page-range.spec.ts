import { parsePageRange, requirePages } from './page-range.js';

describe('a range of pages on the command line', () => {
  it.each([
    ['12', { first: 12, last: 12 }],
    ['10-12', { first: 10, last: 12 }],
    [' 10 – 12 ', { first: 10, last: 12 }],
  ])('takes %s', (value, range) => {
    expect(parsePageRange(value)).toEqual(range);
  });

  it.each([
    ['0', 'Pages are counted from 1.'],
    ['0-3', 'Pages are counted from 1.'],
    ['12-10', 'The range 12-10 runs backwards.'],
    ['a', '"a" is not a page or a range of pages.'],
    ['1,3', '"1,3" is not a page or a range of pages.'],
    ['-3', '"-3" is not a page or a range of pages.'],
    ['1-101', 'The range 1-101 has more than 100 pages.'],
  ])('refuses %s', (value, message) => {
    expect(() => parsePageRange(value)).toThrow(expect.objectContaining({ code: 'usage', message }));
  });

  it('ends with the book', () => {
    expect(() => requirePages({ first: 10, last: 31 }, 31)).not.toThrow();
    expect(() => requirePages({ first: 30, last: 32 }, 31)).toThrow('There is no page 32: the book ends');
    expect(() => requirePages({ first: 32, last: 32 }, 31)).toThrow(
      'There is no page 32: the book ends with page 31.',
    );
  });
});
