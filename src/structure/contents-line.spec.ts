import * as fc from 'fast-check';
import { makeLine } from '../pdf/testing/make-book.js';
import { readContentsLine } from './contents-line.js';

const read = (text: string) => {
  const line = readContentsLine(makeLine(text, 700));
  return line && [line.title, line.label.text];
};

describe('a line of the contents', () => {
  it.each([
    ['tight dots', '1.2 Lists.......12', ['1.2 Lists', '12']],
    ['spaced dots', 'Preface . . . . . . vii', ['Preface', 'vii']],
    [
      'dots set close to a title that ends in one',
      'Lists, trees, etc. . . . . 3',
      ['Lists, trees, etc', '3'],
    ],
    ['middle dots', 'Sorting · · · · 40', ['Sorting', '40']],
    ['ellipses', 'Sorting …… 40', ['Sorting', '40']],
    ['one ellipsis', 'Sorting … 40', ['Sorting', '40']],
    ['one-dot leaders', 'Sorting ․․․․ 40', ['Sorting', '40']],
    ['underscores', 'Sorting ______ 40', ['Sorting', '40']],
    ['no-break and thin spaces', 'Sorting\u00a0.\u2009.\u2009.\u202f.\u00a040', ['Sorting', '40']],
    ['zero-width spaces', 'Sorting.\u200b.\u200b.\u200b.40', ['Sorting', '40']],
    ['a wide run of spaces', 'Sorting     40', ['Sorting', '40']],
    ['a page within an appendix', 'Tables . . . . A-3', ['Tables', 'A-3']],
    ['a page within a chapter', 'Sorting . . . . 3-12', ['Sorting', '3-12']],
    ['a title that ends in a number', 'Version 3.9.8 . . . . 166', ['Version 3.9.8', '166']],
    ['a title that touches its number', 'A.10.2Keys . . . . 39', ['A.10.2 Keys', '39']],
    ['a version of a program', '2.7b1 and 3.9 . . . . 7', ['2.7b1 and 3.9', '7']],
    ['a name of a function', 'os.path.join() . . . . 9', ['os.path.join()', '9']],
    [
      'a title that begins with Introduction',
      'Introduction to trees . . . . 9',
      ['Introduction to trees', '9'],
    ],
  ])('with %s is an entry', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['prose that ends in a year', 'The protocol was described in 1999'],
    ['a sentence with an ellipsis', 'And so on ... until the end'],
    ['a word made of roman digits', 'They are . . . . mild'],
    ['a circled digit', 'See the note at ①'],
    ['a circled digit behind leaders', 'Step . . . . ②'],
    ['a number alone', '. . . . . 12'],
    ['a version', 'Released as 1.2.3'],
    ['a number without a title', '12'],
  ])('is no entry when it is %s', (_, text) => {
    expect(read(text)).toBeNull();
  });

  it('is read correctly for any title, leader and number', () => {
    const title = fc.stringMatching(/^[A-Za-z][A-Za-z ]{1,60}[a-z)]$/);
    const leader = fc.constantFrom('.', ' .', '·', ' · ', '…', '_', '․', '\u00a0.');
    const label = fc.oneof(
      fc.integer({ min: 1, max: 9999 }).map(String),
      fc.constantFrom('i', 'iv', 'ix', 'xii', 'XL', 'A-1', '2-14'),
    );
    fc.assert(
      fc.property(title, leader, fc.integer({ min: 3, max: 80 }), label, (text, mark, count, number) => {
        expect(read(`${text} ${mark.repeat(count)} ${number}`)).toEqual([text, number]);
      }),
    );
  });

  it('is read quickly even if it is long and hostile', () => {
    const before = process.cpuUsage();
    const hostile = ['. '.repeat(50_000), ' .'.repeat(199), 'a '.repeat(199), `${'.'.repeat(399)}a`];
    expect(hostile.map(read)).toEqual([null, null, null, null]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(500);
  });
});
