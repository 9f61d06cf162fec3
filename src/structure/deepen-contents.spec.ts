import type { Line, Page } from '../book/page.js';
import { makeBook, makeLine, makePage } from '../pdf/testing/make-book.js';
import { deepenContents } from './deepen-contents.js';

const prose = (y: number): Line => makeLine('An ordinary sentence that fills most of the line here.', y);
const heading = (text: string, y: number, size: number): Line => makeLine(text, y, { size });

/** A chapter of ten pages with two sections. */
function chapter(number: number, title: string, first: number): Page[] {
  return Array.from({ length: 10 }, (_, index) =>
    makePage(first + index, [
      ...(index === 0 ? [heading(`${number} ${title}`, 720, 18)] : []),
      ...(index === 2 ? [heading(`${number}.1 Of ${title}`, 720, 14)] : []),
      ...(index === 6 ? [heading(`${number}.2 More of ${title}`, 720, 14)] : []),
      prose(600),
    ]),
  );
}

const book = makeBook([...chapter(1, 'Warp', 1), ...chapter(2, 'Weft', 11), ...chapter(3, 'Looms', 21)]);
const entry = (title: string, page: number) => ({ title, level: 0, page, y: 738 });

describe('contents that name only chapters', () => {
  it('get the headings within them', () => {
    const deep = deepenContents([entry('Warp', 1), entry('Weft', 11), entry('Looms', 21)], book);
    expect(deep.map(({ title, level, page }) => [title, level, page])).toEqual([
      ['Warp', 0, 1],
      ['1.1 Of Warp', 1, 3],
      ['1.2 More of Warp', 1, 7],
      ['Weft', 0, 11],
      ['2.1 Of Weft', 1, 13],
      ['2.2 More of Weft', 1, 17],
      ['Looms', 0, 21],
      ['3.1 Of Looms', 1, 23],
      ['3.2 More of Looms', 1, 27],
    ]);
  });

  it('get none where the heading of a chapter was not found', () => {
    const deep = deepenContents([entry('Warp', 1), entry('A picture', 11), entry('Looms', 21)], book);
    expect(deep.map(({ title }) => title)).toEqual([
      'Warp',
      '1.1 Of Warp',
      '1.2 More of Warp',
      'A picture',
      'Looms',
      '3.1 Of Looms',
      '3.2 More of Looms',
    ]);
  });

  it('give the chapter before nothing that stands below a heading that was not found', () => {
    const pages = book.pages.map((page) =>
      page.number === 11 ? makePage(11, [heading('A label', 500, 14), prose(400)]) : page,
    );
    const deep = deepenContents(
      [entry('Warp', 1), entry('A picture', 11), entry('Looms', 21)],
      makeBook(pages),
    );
    expect(deep.map(({ title }) => title)).not.toContain('A label');
  });

  it('stay as they are if they go into detail', () => {
    const entries = [1, 3, 7, 11, 13].map((page) => entry(`Page ${page}`, page));
    expect(deepenContents(entries, book)).toBe(entries);
  });
});
