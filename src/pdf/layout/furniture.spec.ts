import { makeCodeLine, makeLine, makePage } from '../testing/make-book.js';
import type { Line, Page } from '../../book/page.js';
import { markFurniture } from './furniture.js';

/** Ten pages with three lines of text each, and the lines at their edges that `edges` makes from the page number. */
function bookWith(edges: (page: number) => readonly Line[]): Page[] {
  return Array.from({ length: 10 }, (_, i) => {
    const text = [600, 586, 572].map((y) => makeLine(`Text ${'abcdefghij'[i]} at ${'xyz'[y % 3]}.`, y));
    return makePage(
      i + 1,
      [...edges(i + 1), ...text].toSorted((a, b) => b.y - a.y),
    );
  });
}

/** The same page so low that its first lines are in the band of running heads. */
function low(page: Page): Page {
  return { ...page, height: 640 };
}

function furnitureOf(pages: readonly Page[]): string[] {
  return markFurniture(pages).flatMap((page) =>
    page.lines.filter((line) => line.furniture).map((line) => line.text),
  );
}

describe('marking furniture', () => {
  it('leaves a heading that opens many parts, at the top of pages and in the middle', () => {
    const heading = (y: number) => makeLine('Methods', y, { size: 12, boldShare: 1 });
    const book = (inText: boolean) =>
      bookWith((page) => [heading(750), ...(inText && page % 2 ? [heading(650)] : [])]);
    expect(furnitureOf(book(true))).toEqual([]);
    expect(furnitureOf(book(false))).toHaveLength(10);
  });

  it('finds page numbers and running heads that differ from page to page', () => {
    const marked = furnitureOf(
      bookWith((page) => [
        makeLine(`${page} Chapter ${'ABCDEFGHIJ'[page - 1]}`, 750),
        makeLine(String(page), 40),
      ]),
    );
    expect(marked).toHaveLength(20);
  });

  it('finds a running head whose page number is a line of its own on one page', () => {
    const marked = furnitureOf(
      bookWith((page) =>
        page === 4
          ? [makeLine('1.3. Lists', 40), makeLine('4', 40, { x0: 500 })]
          : [makeLine(page % 2 ? `1.3. Lists ${page}` : `Text below ${'abcdefghij'[page]}`, 40)],
      ),
    );
    expect(marked.filter((text) => !text.startsWith('Text'))).toHaveLength(7);
  });

  it('finds a foot that stands higher on the few pages of front matter', () => {
    const foot = (page: number) =>
      page < 3
        ? makeLine(`Manual Page - ${'i'.repeat(page)}`, 66)
        : makeLine(`Manual Page - ${page - 2}`, 17);
    expect(furnitureOf(bookWith((page) => [foot(page)]))).toHaveLength(10);
  });

  it('finds a running head with the number of a section on one side and that of the chapter on the other', () => {
    const halves = (page: number) =>
      page % 2
        ? makeLine(`4 PROBES 4.${page} On ${'ABCDEFGHIJ'[page]}`, 750, { glyphs: [] })
        : makeLine(`4.${page} On ${'ABCDEFGHIJ'[page]} 4 PROBES`, 750, { glyphs: [] });
    expect(furnitureOf(bookWith((page) => [halves(page)]))).toHaveLength(10);
  });

  it('finds a running head that is there once, because its chapter has two pages', () => {
    const pages = bookWith((page) => {
      if (page === 4) return [makeLine('7. Packaging', 690, { size: 20, boldShare: 1 })];
      return [makeLine(page === 5 ? 'Packaging' : `Building ${'ABEFGHJKNO'[page - 1]}`, 750)];
    });
    expect(furnitureOf(pages)).toEqual(['Packaging']);
  });

  it('does not mark a first line that is in the band on one page only', () => {
    expect(furnitureOf(bookWith((page) => (page === 4 ? [makeLine('A heading', 750)] : [])))).toEqual([]);
  });

  it('does not mark code, contents and list items at the edge', () => {
    expect(furnitureOf(bookWith(() => [makeCodeLine('...', 750)]))).toEqual([]);
    expect(furnitureOf(bookWith((page) => [makeLine(`Lists . . . . . . ${page}`, 750)]))).toEqual([]);
  });

  describe('near the text', () => {
    const fourPages = [2, 4, 6, 8];
    /** Lines that continue the text of `bookWith` upwards, at its own leading. */
    const onTop = (text: string) => (page: number) =>
      fourPages.includes(page)
        ? [makeLine(text, 740), makeLine('Text follows.', 726), makeLine('And more.', 712)]
        : [makeLine('Another first line of text', 740 - 3 * page)];

    it('does not mark what the text has at an edge on some pages', () => {
      expect(furnitureOf(bookWith(onTop('Parameters')))).toEqual([]);
      expect(furnitureOf(bookWith(onTop('options], page 97.')))).toEqual([]);
    });

    it('does not mark what announces the text after a gap between paragraphs', () => {
      const announced = (page: number) =>
        fourPages.includes(page) ? [makeLine('Output:', 740), makeLine('3 files', 715)] : [];
      expect(furnitureOf(bookWith(announced))).toEqual([]);
    });

    it('does not mark entries of contents and rows of tables, which go on at their own distance', () => {
      const entry = (page: number) =>
        [69, 88, 107, 126].map((y, row) =>
          makeLine(`${((page * 3) % 7) + 2}.${row} Title ${'abcdefghij'[page]} ${page * 7}`, y),
        );
      expect(furnitureOf(bookWith(entry))).toEqual([]);
      const counted = bookWith((page) => [
        ...entry(page).slice(1),
        makeLine(`Title ${'abcdefghij'[page]} ${page + 4}`, 69),
      ]);
      expect(furnitureOf(counted)).toHaveLength(10);
    });

    it('does not mark the first lines of columns because they have one number', () => {
      const columns = [50, 225, 400].map((x0, i) => makeLine(`${'XYZ'[i]}00 The text`, 614, { x0 }));
      const page = bookWith((number) => (number === 1 ? columns : []))[0]!;
      expect(furnitureOf([low(page)])).toEqual([]);
    });

    it('does not mark an address at the foot of one page, although it has numbers', () => {
      const address = ['The Library', '35 Hill Road', 'London SW19 7NB', 'United Kingdom'];
      const foot = (page: number) =>
        page === 1 ? address.map((text, row) => makeLine(text, 100 - 12 * row)) : [];
      expect(furnitureOf(bookWith(foot))).toEqual([]);
    });

    it('finds a head of two lines, one that most pages have and one that counts the pages', () => {
      const twoLines = bookWith(() => [makeLine('Peer-to-peer communica-', 748), makeLine('tion', 736)]);
      expect(furnitureOf(twoLines)).toHaveLength(20);
      const first = (text: (page: number) => string) => (page: number) => [
        makeLine(page % 3 === 0 ? `Another ${'abcdefghij'[page]} line` : text(page), 614),
      ];
      expect(furnitureOf(bookWith(first(() => 'The manual')).map(low))).toHaveLength(7);
    });
  });

  it.each(['(continues on next page)', 'Table 1 – continued from previous page', 'Continued on next page'])(
    'marks notes about page breaks anywhere: %s',
    (note) => {
      expect(furnitureOf(bookWith((page) => (page === 2 ? [makeLine(note, 300)] : [])))).toEqual([note]);
    },
  );

  it('marks lines that are at the same place on most pages, even in the middle', () => {
    const marked = furnitureOf(bookWith((page) => (page > 2 ? [makeLine('DRAFT', 400, { x0: 250 })] : [])));
    expect(marked).toEqual(Array.from({ length: 8 }, () => 'DRAFT'));
    expect(furnitureOf(bookWith((page) => [makeLine('Example', 400 - 20 * page)]))).toEqual([]);
  });

  it('keeps everything else of a line', () => {
    const [page] = markFurniture(bookWith((number) => [makeLine(String(number), 40)]));
    expect(page?.lines.at(-1)).toEqual(makeLine('1', 40, { furniture: true }));
  });

  describe('and headings at the top of pages', () => {
    const TITLES = 'Rain Wind Snow Hail Sun Fog Ice Dew Mist Storm'.split(' ');
    const title = (page: number): string => TITLES[page - 1] ?? '';

    it('does not mark numbered headings that are all different, even if every page begins with one', () => {
      const large = { size: 18 };
      expect(furnitureOf(bookWith((page) => [makeLine(`${page} ${title(page)}`, 750, large)]))).toEqual([]);
      const bold = { boldShare: 1 };
      expect(furnitureOf(bookWith((page) => [makeLine(`${page} ${title(page)}`, 750, bold)]))).toEqual([]);
    });

    it('does not mark chapter headings that differ only in their numbers', () => {
      const chapters = bookWith((page) => (page % 2 ? [makeLine(`Chapter ${(page + 1) / 2}`, 750)] : []));
      expect(furnitureOf(chapters)).toEqual([]);
    });

    it('does not mark a first line that ends in a number other than the page number', () => {
      const heads = bookWith((page) => [makeLine(`A line about ${title(page)} and ${page * page}`, 750)]);
      expect(furnitureOf(heads)).toEqual([]);
    });

    it('finds bold running heads with page numbers and repeated titles', () => {
      const heads = bookWith((page) => [
        makeLine(`${page + 20} ${title(Math.ceil(page / 2))}`, 750, { boldShare: 1 }),
      ]);
      expect(furnitureOf(heads)).toHaveLength(10);
    });

    it('finds running heads that name the section of the page', () => {
      const heads = bookWith((page) => [
        makeLine(`${page * page} ${title(page)}`, 750, { boldShare: 1 }),
        makeLine(`2.${page} ${title(page)}`, 650),
      ]);
      expect(furnitureOf(heads)).toEqual(TITLES.map((name, i) => `${(i + 1) * (i + 1)} ${name}`));
    });

    it('does not mark a heading repeated on every page directly above its text, with or without a running head', () => {
      const name = makeLine('NAME', 614, { boldShare: 1 });
      expect(furnitureOf(bookWith(() => [name]))).toEqual([]);
      expect(furnitureOf(bookWith((page) => [makeLine(`tool${page}`, 650), name]))).toEqual([]);
    });

    it('finds a bold head that is set apart from the text', () => {
      expect(furnitureOf(bookWith(() => [makeLine('MANUAL', 750, { boldShare: 1 })]))).toHaveLength(10);
    });
  });
});
