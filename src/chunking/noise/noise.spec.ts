import type { Book } from '../../book/page.js';
import type { Section } from '../../structure/section.js';
import { line, page } from '../testing/book-builder.js';
import { findNoisePages } from './noise-pages.js';
import { findNoiseSections } from './noise-sections.js';

const text = 'Files are opened, read and closed again, and that is all there is to say about them here.';
const filler = Array.from({ length: 12 }, () => text);

/** A book with 100 pages of text, one of them replaced. */
function bookWith(at: number, rows: readonly string[]): Book {
  const pages = Array.from({ length: 100 }, (_, i) => {
    const own = i + 1 === at ? rows : filler;
    return page(
      i + 1,
      own.map((row, k) => line(row, 720 - 12 * k)),
    );
  });
  return { title: null, pageCount: 100, pages, failures: [], outline: [] };
}
const reasonAt = (at: number, rows: readonly string[]) =>
  findNoisePages(bookWith(at, rows), 8).get(at) ?? null;

const contents = Array.from({ length: 9 }, (_, i) => `${i + 1}. Chapter on files . . . . . . ${i * 9}`);
const table = Array.from({ length: 12 }, (_, i) => `b${i.toString(2).padStart(5, '0')} ${(i * 7) % 32}`);
const imprint = ['Copyright © 2020', 'All rights reserved.', 'ISBN 978-1-00-000000-0'];
const advert = [
  'Also available from us',
  'Order now for $39.99',
  'ISBN 978-1-00-000000-0',
  'The bestselling guide',
];

const sections = (titles: readonly (readonly [title: string, parent: number | null])[]): Section[] =>
  titles.map(([title, parent], order) => ({
    order,
    title,
    parent,
    level: parent === null ? 0 : 1,
    start: { page: order + 1, y: Infinity },
    end: null,
    pageFirst: order + 1,
    pageLast: order + 1,
  }));

describe('a page', () => {
  it.each([
    ['contents in front', 3, contents, 'contents'],
    ['contents far into the book', 60, contents, null],
    ['contents above the text of a chapter', 3, [...contents, ...filler.slice(0, 3)], null],
    ['a table with leaders whose numbers do not ascend', 3, [...contents, ...contents].toReversed(), null],
    ['a table whose rows end in numbers', 98, table, null],
    ['an imprint', 2, imprint, 'front-matter'],
    ['an imprint in the middle', 50, imprint, null],
    [
      'an imprint with a sentence about its own business',
      2,
      [...imprint, 'Write the license in front.'],
      'front-matter',
    ],
    ['text that has the signs of an imprint', 2, [...imprint, ...filler], null],
    ['one sign of an imprint', 2, ['Copyright © 2020', ...filler], null],
    ['an advert at the end', 100, advert, 'advertisement'],
    ['prices and orders in the text at the end', 100, [...advert.slice(1, 3), ...filler], null],
    ['one sentence among titles', 1, ['The Book of Files', text], null],
    ['a notice of a sample edition', 50, ['These pages are not included in this sample.'], 'placeholder'],
    ['a page that is blank and says so', 50, ['This page is intentionally left blank.'], 'placeholder'],
    ['a sample in the text', 50, ['This is a sample configuration for one house.'], null],
    ['a preview version of a program', 50, ['Get the full version when the preview version ends.'], null],
    ['a notice beside text', 50, ['These pages are not included in this sample.', ...filler], null],
    ['a title page', 1, ['The Book of Files', 'A. Author'], 'front-matter'],
    ['a short page after the first heading', 50, ['It ends here.'], null],
  ] as const)('%s', (_, at, rows, reason) => {
    expect(reasonAt(at, rows)).toBe(reason);
  });
});

describe('sections', () => {
  it('before the first chapter and after the last are recognised by their whole titles', () => {
    const found = findNoiseSections(
      sections([
        ['Preface', null],
        ['Who should read it', 0],
        ['1 Introduction to Prefaces', null],
        ['Preface', 2],
        ['Appendix A', null],
        ['About the authors', null],
        ['Index', null],
      ]),
    );
    expect([...found].sort(([a], [b]) => a - b)).toEqual([
      [0, 'front-matter'],
      [5, 'back-matter'],
    ]);
  });

  it('stay when nothing else would be left', () => {
    expect(
      findNoiseSections(
        sections([
          ['Preface', null],
          ['Colophon', null],
        ]),
      ).size,
    ).toBe(0);
  });
});
