import type { Book } from '../../pdf/page.js';
import type { Section } from '../../structure/section.js';
import { line, page } from '../testing/book-builder.js';
import { findNoisePages } from './noise-pages.js';
import { findNoiseSections } from './noise-sections.js';
import { isPlaceholder } from './placeholder.js';

const text = 'Files are opened, read and closed again, and that is all there is to say about them here.';
const filler = Array.from({ length: 12 }, () => text);

/** A book of 100 pages of text with one page replaced. */
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

const entries = Array.from(
  { length: 12 },
  (_, i) => `handle ${i}, closing of, ${i + 3}, ${i + 40}–${i + 44}`,
);
const contents = Array.from({ length: 9 }, (_, i) => `${i + 1}. Chapter on files . . . . . . ${i * 9}`);
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
    ['an index at the end', 98, entries, 'index'],
    ['a table that looks like an index in the middle', 40, entries, null],
    ['an index page with more prose than entries', 98, [...entries.slice(0, 5), ...filler], null],
    ['an imprint', 2, imprint, 'front-matter'],
    ['an imprint in the middle', 50, imprint, null],
    ['one sign of an imprint', 2, ['Copyright © 2020', ...filler], null],
    ['an advert at the end', 100, advert, 'advertisement'],
    ['a title page', 1, ['The Book of Files', 'A. Author'], 'front-matter'],
    ['a short page after the first heading', 50, ['It ends here.'], null],
  ] as const)('%s', (_, at, rows, reason) => {
    expect(reasonAt(at, rows)).toBe(reason);
  });
});

describe('sections', () => {
  it('before the first chapter and after the last are left out by their whole titles', () => {
    const found = findNoiseSections(
      sections([
        ['Preface', null],
        ['Who should read it', 0],
        ['1 Introduction to Prefaces', null],
        ['Preface', 2],
        ['Appendix A', null],
        ['Bibliography', null],
        ['Index', null],
      ]),
    );
    expect([...found].sort(([a], [b]) => a - b)).toEqual([
      [0, 'front-matter'],
      [1, 'front-matter'],
      [5, 'back-matter'],
      [6, 'index'],
    ]);
  });

  it('stay when nothing else would be left', () => {
    expect(
      findNoiseSections(
        sections([
          ['Preface', null],
          ['Index', null],
        ]),
      ).size,
    ).toBe(0);
  });
});

describe('a placeholder', () => {
  it('is a short text with one phrase of a sample edition or any with two', () => {
    expect(isPlaceholder('These pages are not included in this sample.')).toBe(true);
    expect(isPlaceholder(`${text.repeat(10)} This is a sample of the data.`)).toBe(false);
    expect(isPlaceholder(`${text.repeat(10)} This is a preview. Buy the full book.`)).toBe(true);
  });
});
