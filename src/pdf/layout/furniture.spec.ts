import { makeCodeLine, makeLine, makePage } from '../testing/make-book.js';
import type { Line, Page } from '../page.js';
import { markFurniture } from './furniture.js';

/** Ten pages with three lines of text each and what the page number makes of its edges. */
function bookWith(edges: (page: number) => readonly Line[]): Page[] {
  return Array.from({ length: 10 }, (_, i) => {
    const text = [600, 586, 572].map((y) => makeLine(`Text ${'abcdefghij'[i]} at ${'xyz'[y % 3]}.`, y));
    return makePage(
      i + 1,
      [...edges(i + 1), ...text].toSorted((a, b) => b.y - a.y),
    );
  });
}

function furnitureOf(pages: readonly Page[]): string[] {
  return markFurniture(pages).flatMap((page) =>
    page.lines.filter((line) => line.furniture).map((line) => line.text),
  );
}

describe('marking furniture', () => {
  it('finds page numbers and running heads that differ from page to page', () => {
    const marked = furnitureOf(
      bookWith((page) => [
        makeLine(`${page} Chapter ${'ABCDEFGHIJ'[page - 1]}`, 750),
        makeLine(String(page), 40),
      ]),
    );
    expect(marked).toHaveLength(20);
  });

  it('leaves a first line that stands in the band once', () => {
    expect(furnitureOf(bookWith((page) => (page === 4 ? [makeLine('A heading', 750)] : [])))).toEqual([]);
  });

  it('leaves code, contents and list items at the edge', () => {
    expect(furnitureOf(bookWith(() => [makeCodeLine('...', 750)]))).toEqual([]);
    expect(furnitureOf(bookWith((page) => [makeLine(`Lists . . . . . . ${page}`, 750)]))).toEqual([]);
  });

  it('marks notes about page breaks anywhere', () => {
    const marked = furnitureOf(
      bookWith((page) => (page === 2 ? [makeLine('(continues on next page)', 300)] : [])),
    );
    expect(marked).toEqual(['(continues on next page)']);
  });

  it('marks what is printed at one place on most pages, wherever it stands', () => {
    const marked = furnitureOf(bookWith((page) => (page > 2 ? [makeLine('DRAFT', 400, { x0: 250 })] : [])));
    expect(marked).toEqual(Array.from({ length: 8 }, () => 'DRAFT'));
    expect(furnitureOf(bookWith((page) => [makeLine('Example', 400 - 20 * page)]))).toEqual([]);
  });

  it('keeps everything else of a line', () => {
    const [page] = markFurniture(bookWith((number) => [makeLine(String(number), 40)]));
    expect(page?.lines.at(-1)).toEqual(makeLine('1', 40, { furniture: true }));
  });
});
