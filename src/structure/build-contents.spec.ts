import { makeBook, makeLine, makePage } from '../pdf/testing/make-book.js';
import type { Line, OutlineEntry, Page } from '../book/page.js';
import { buildContents } from './build-contents.js';
import { contentsPages } from './contents-pages.js';
import { documentTitle } from './document-title.js';

function outlineEntry(title: string, page: number | null, y: number | null = null, level = 0): OutlineEntry {
  return { title, level, page, y };
}

const heading = (text: string, y: number, size = 16): Line => makeLine(text, y, { size });
const prose = (y: number): Line => makeLine('An ordinary sentence that fills most of the line here.', y);

function textPages(count: number): Page[] {
  return Array.from({ length: count }, (_, i) => makePage(i + 1, [prose(700), prose(686), prose(672)]));
}

describe('contents from the outline', () => {
  it('moves entries to their headings', () => {
    const pages = [
      makePage(1, [prose(700), makeLine('1.1 Binary', 612), makeLine('trees and heaps', 600), prose(580)]),
      makePage(2, [prose(700), makeLine('CHAPTER 2', 500), heading('Sorting', 480), prose(450)]),
      makePage(3, [prose(700), prose(686)]),
    ];
    const outline = [
      outlineEntry('Binary trees and heaps', 1),
      outlineEntry('2 Sorting', 2, 470),
      outlineEntry('Searching', 3, 650),
    ];
    const { source, sections } = buildContents(makeBook(pages, outline), { withoutContents: 'reject' });
    expect(source).toBe('outline');
    expect(sections.map((section) => section.start)).toEqual([
      { page: 1, y: 621 },
      { page: 2, y: 509 },
      { page: 3, y: 650 },
    ]);
  });

  it('assigns a line without letters above a heading to the preceding text', () => {
    const pages = [
      makePage(1, [prose(700), makeLine('}', 612), heading('1 Trees', 590), prose(560)]),
      makePage(2, [prose(700), makeLine('* * *', 512), heading('2 Sorting', 480), makeLine('rows', 462)]),
      makePage(3, [prose(700), prose(686)]),
    ];
    const outline = [
      outlineEntry('1 Trees', 1),
      outlineEntry('2 Sorting rows', 2),
      outlineEntry('Searching', 3, 650),
    ];
    const { sections } = buildContents(makeBook(pages, outline), { withoutContents: 'reject' });
    expect(sections.slice(0, 2).map((section) => section.start.y)).toEqual([590 + 0.9 * 16, 480 + 0.9 * 16]);
  });

  it.each([
    [
      'has fewer than three entries that lead somewhere',
      [
        ['One', 1],
        ['Two', 2],
        ['Three', null],
      ],
    ],
    [
      'points to one page',
      [
        ['One', 1],
        ['Two', 1],
        ['Three', 1],
      ],
    ],
    [
      'names files',
      [
        ['scan001.pdf', 1],
        ['scan002.pdf', 2],
        ['Page 3', 3],
      ],
    ],
  ] as const)('is not used when it %s', (_, entries) => {
    const outline = entries.map(([title, page]) => outlineEntry(title, page));
    const contents = buildContents(makeBook(textPages(4), outline), { withoutContents: 'synthesise' });
    expect(contents.source).toBe('synthesised');
  });
});

describe('contents from headings', () => {
  it('derives levels from numbers, otherwise from the rank of the style', () => {
    const pages = [
      makePage(1, [heading('Introduction', 700, 20), prose(660), heading('2.1 Lists', 600), prose(570)]),
      makePage(2, [heading('3 Trees of', 700, 20), heading('many kinds', 676, 20), prose(640)]),
      makePage(3, [prose(700), makeLine('Set in bold', 650, { boldShare: 1 }), prose(636)]),
    ];
    const { source, sections } = buildContents(makeBook(pages), { withoutContents: 'reject' });
    expect(source).toBe('headings');
    expect(sections.map(({ title, level }) => [title, level])).toEqual([
      ['Introduction', 0],
      ['2.1 Lists', 1],
      ['3 Trees of many kinds', 0],
      ['Set in bold', 1],
    ]);
  });
});

describe('a book without contents', () => {
  it('is divided by pages, up to the last one', () => {
    const { source, sections } = buildContents(makeBook(textPages(25)), { withoutContents: 'synthesise' });
    expect(source).toBe('synthesised');
    expect(sections.map(({ title, pageFirst, pageLast }) => [title, pageFirst, pageLast])).toEqual([
      ['Pages 1–10', 1, 10],
      ['Pages 11–20', 11, 20],
      ['Pages 21–25', 21, 25],
    ]);
  });

  it('is rejected if the settings say so', () => {
    expect(() => buildContents(makeBook(textPages(5)), { withoutContents: 'reject' })).toThrowError(
      expect.objectContaining({ code: 'document.no_contents' }) as Error,
    );
  });
});

const contentsLines = (from: number): Line[] =>
  Array.from({ length: 6 }, (_, i) => makeLine(`Section ${from + i} . . . . . ${from + i}`, 700 - 14 * i));

describe('finding the printed contents', () => {
  it('accepts pages of entries with spaced leaders, and skips another page between them', () => {
    const pages = [
      makePage(1, [prose(700)]),
      makePage(2, [heading('Contents', 730), ...contentsLines(1)]),
      makePage(3, [prose(700)]),
      makePage(4, contentsLines(10)),
      makePage(5, [prose(700)]),
    ];
    expect([...contentsPages(makeBook(pages))]).toEqual([2, 4]);
  });

  it('ignores the word in a sentence, and excludes a list of figures', () => {
    const pages = [
      makePage(1, [makeLine('The contents of the protocol are in the chapters below.', 700), prose(686)]),
      makePage(2, [heading('Contents', 730), ...contentsLines(1)]),
      makePage(3, [heading('List of Figures', 730), ...contentsLines(1)]),
    ];
    expect([...contentsPages(makeBook(pages))]).toEqual([2]);
  });
});

describe('words that also occur in text', () => {
  const table = Array.from({ length: 7 }, (_, i) =>
    makeLine(`Port ${i} of the protocol     ${i + 20}`, 600 - 14 * i),
  );

  it.each([
    'All chapters have the same contents:',
    'The chapters, and the protocol',
    'Its contents are listed in the chapters below',
    'Sequences with unknown contents',
  ])('do not start the contents: %s', (sentence) => {
    const pages = [
      makePage(1, [makeLine(sentence, 700), prose(686), ...table.slice(0, 2)]),
      makePage(2, [prose(700)]),
    ];
    expect([...contentsPages(makeBook(pages))]).toEqual([]);
  });

  it('do not end the contents', () => {
    const chapters = [
      'List of lists ..... 3',
      'Chapters of the protocol ..... 4',
      'List of Figures ..... 5',
      'Index of chapters ..... 6',
    ];
    const pages = [
      makePage(1, [heading('Contents', 730), ...contentsLines(1)]),
      makePage(
        2,
        chapters.map((text, i) => makeLine(text, 700 - 14 * i)),
      ),
      makePage(3, contentsLines(10)),
    ];
    expect([...contentsPages(makeBook(pages))]).toEqual([1, 2, 3]);
  });
});

describe('the title of a document', () => {
  it.each([
    ['  PyTables   User Guide ', 'PyTables User Guide'],
    ['Microsoft Word - draft_final2.doc', null],
    ['book.indd', null],
    ['untitled', null],
    ['123', null],
    ['', null],
    [null, null],
  ])('%j gives %j', (title, expected) => {
    expect(documentTitle({ title })).toBe(expected);
  });
});
