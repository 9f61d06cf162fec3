import type { Line } from '../book/page.js';
import { makeBook, makeLine, makePage } from '../pdf/testing/make-book.js';
import type { ContentsEntry } from './contents-source.js';
import { addNumberedHeadings } from './numbered-headings.js';

const prose = (y: number): Line => makeLine('An ordinary sentence that fills most of the line here.', y);
const heading = (text: string, y: number, size = 14): Line => makeLine(text, y, { size });
const entry = (title: string, page: number, y: number | null, level = 0): ContentsEntry => ({
  title,
  level,
  page,
  y,
});
const titles = (entries: readonly ContentsEntry[]): string[] =>
  entries.map(({ title, level }) => `${level} ${title}`);

const PAGES = [
  makePage(1, [heading('1 Warp', 700, 18), prose(650), heading('1.1 Threads', 500, 16), prose(450)]),
  makePage(2, [
    heading('1.1.1 Of wool', 700),
    prose(650),
    heading('1.1.2 Of flax', 500),
    prose(450),
    heading('2.5 points: a sample', 300),
    prose(250),
  ]),
  makePage(3, [
    heading('2 Weft', 700, 18),
    prose(650),
    heading('2.1 Shuttles', 500, 16),
    prose(450),
    heading('Advice', 300),
    prose(250),
  ]),
];
const OUTLINE = [entry('1 Warp', 1, 718), entry('1.1 Threads', 1, 516, 1), entry('2 Weft', 3, 718)];

describe('numbered headings that an outline does not name', () => {
  it('are added where their numbers continue those of its sections', () => {
    expect(titles(addNumberedHeadings(OUTLINE, makeBook(PAGES)))).toEqual([
      '0 1 Warp',
      '1 1.1 Threads',
      '2 1.1.1 Of wool',
      '2 1.1.2 Of flax',
      '0 2 Weft',
      '1 2.1 Shuttles',
    ]);
  });

  it('are known by the headings that entries without a number, or with another one, lead to', () => {
    const outline = [entry('Warp', 1, 718), entry('Threads', 1, 516, 1), entry('Chapter 1: Weft', 3, 718)];
    const book = makeBook(
      PAGES.map((page) =>
        page.number === 3
          ? makePage(3, [
              heading('2 Chapter 1: Weft', 700, 18),
              prose(650),
              heading('2.1 Shuttles', 500, 16),
              prose(450),
            ])
          : page,
      ),
    );
    expect(titles(addNumberedHeadings(outline, book))).toContain('1 2.1 Shuttles');
    expect(titles(addNumberedHeadings(outline, book))).toContain('2 1.1.1 Of wool');
  });

  it('stay away where an entry may stand for them under another title', () => {
    const outline = [...OUTLINE, entry('Tools that carry the weft', 3, 510, 1)];
    expect(titles(addNumberedHeadings(outline, makeBook(PAGES)))).not.toContain('1 2.1 Shuttles');
  });

  it('are found behind an entry that leads to the first page', () => {
    const outline = [...OUTLINE, entry('Index', 1, null)];
    expect(titles(addNumberedHeadings(outline, makeBook(PAGES)))).toContain('2 1.1.2 Of flax');
  });

  it('leave an outline as it is if there are only one or two', () => {
    const book = makeBook(PAGES.slice(0, 2));
    expect(addNumberedHeadings(OUTLINE, book)).toBe(OUTLINE);
  });
});
