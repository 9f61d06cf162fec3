import * as fc from 'fast-check';
import { makeBook, makeLine, makePage } from '../pdf/testing/make-book.js';
import type { Book, Line, Page } from '../pdf/page.js';
import { buildContents } from './build-contents.js';
import { printedContents } from './printed-contents.js';

const prose = (y: number): Line => makeLine('An ordinary sentence that fills most of the line here.', y);
const lead = (title: string, label: string | number): string => `${title} ${'. '.repeat(20)}${label}`;
const LABEL_EDGE = 540;

/** Lines of one page, top to bottom; an indent before the text moves it by 15 points for each two spaces. */
function contentsLines(texts: readonly string[]): Line[] {
  return texts.map((text, i) => {
    const indent = (text.length - text.trimStart().length) / 2;
    const ends = /\d$|[ivx]$/.test(text);
    return makeLine(text.trim(), 700 - 14 * i, { x0: 72 + 15 * indent, ...(ends ? { x1: LABEL_EDGE } : {}) });
  });
}

function contentsPage(number: number, texts: readonly string[], heading: string | null = 'Contents'): Page {
  return makePage(number, [
    ...(heading ? [makeLine(heading, 740, { size: 18 })] : []),
    ...contentsLines(texts),
  ]);
}

/** Pages with the given headings, on the physical page that each is listed under, among pages of text. */
function book(
  front: readonly Page[],
  headings: Readonly<Record<number, readonly string[]>>,
  pageCount: number,
): Book {
  const rest = Array.from({ length: pageCount - front.length }, (_, i) => {
    const number = front.length + 1 + i;
    const lines = (headings[number] ?? []).flatMap((text, at) => [
      makeLine(text, 700 - 100 * at, { size: 16 }),
      prose(680 - 100 * at),
      prose(666 - 100 * at),
    ]);
    return makePage(number, lines.length > 0 ? lines : [prose(700), prose(686)]);
  });
  return makeBook([...front, ...rest]);
}

const found = (of: Book) =>
  printedContents.find(of)?.entries.map(({ title, level, page }) => [title, level, page]) ?? null;

describe('printed contents', () => {
  it('give titles, levels and physical pages, with the offset that the headings confirm', () => {
    const of = book(
      [
        contentsPage(1, [
          lead('Preface', 'iii'),
          lead('1 Trees', 1),
          lead('  1.1 Binary trees', 2),
          lead('    1.1.1 Rotations', 2),
          lead('2 Introduction to graphs', 5),
          lead('Index', 9),
        ]),
        makePage(2, [prose(700)]),
      ],
      {
        3: ['Preface'],
        5: ['1 Trees'],
        6: ['1.1 Binary trees', '1.1.1 Rotations'],
        9: ['2 Introduction to graphs'],
        13: ['Index'],
      },
      14,
    );
    expect(found(of)).toEqual([
      ['Preface', 0, 3],
      ['1 Trees', 0, 5],
      ['1.1 Binary trees', 1, 6],
      ['1.1.1 Rotations', 2, 6],
      ['2 Introduction to graphs', 0, 9],
      ['Index', 0, 13],
    ]);
    const contents = buildContents(of, { withoutContents: 'reject' });
    expect(contents).toMatchObject({
      source: 'printed',
      confidence: 1,
      pageOffset: { pages: 4, by: 'headings', confirmed: true },
    });
    expect(contents.sections[3]?.start).toEqual({ page: 6, y: 600 + 0.9 * 16 });
  });

  it('use the page labels of the PDF, also where a cover has the label of a page', () => {
    const of = book(
      [contentsPage(1, [lead('One thing', 1), lead('Another thing', 2), lead('A third thing', 4)])],
      { 3: ['One thing'], 4: ['Another thing'], 6: ['A third thing'] },
      7,
    );
    const labels = ['1', 'ii', '1', '2', '3', '4', '5'];
    const labelled = { ...of, pages: of.pages.map((page, i) => ({ ...page, label: labels[i] ?? null })) };
    expect(found(labelled)?.map(([, , page]) => page)).toEqual([3, 4, 6]);
    expect(printedContents.find(labelled)?.pageOffset).toEqual({ pages: 2, by: 'labels', confirmed: true });
  });

  it('take the numbers of the page rather than labels that the headings contradict', () => {
    const of = book(
      [contentsPage(1, [lead('One thing', 1), lead('Another thing', 2), lead('A third thing', 4)])],
      { 3: ['One thing'], 4: ['Another thing'], 6: ['A third thing'] },
      7,
    );
    const wrong = { ...of, pages: of.pages.map((page) => ({ ...page, label: String(page.number - 1) })) };
    expect(printedContents.find(wrong)?.pageOffset).toEqual({ pages: 2, by: 'headings', confirmed: true });
  });

  it('say when the headings do not confirm the labels', () => {
    const of = book([contentsPage(1, [lead('One thing', 1), lead('Another', 2), lead('Third', 4)])], {}, 7);
    const labelled = { ...of, pages: of.pages.map((page) => ({ ...page, label: `${page.number + 10}` })) };
    const known = {
      ...labelled,
      pages: labelled.pages.map((page, i) => ({ ...page, label: i < 2 ? null : `${i - 1}` })),
    };
    expect(printedContents.find(known)).toMatchObject({
      confidence: 0,
      pageOffset: { pages: 2, by: 'labels', confirmed: false },
    });
  });

  it('are not used when nothing tells which pages the numbers mean', () => {
    const of = book([contentsPage(1, [lead('One thing', 1), lead('Another', 2), lead('Third', 4)])], {}, 7);
    expect(found(of)).toBeNull();
    expect(buildContents(of, { withoutContents: 'synthesise' }).source).toBe('synthesised');
  });

  it('correct a page by one or two where a line there is the title, and by nothing else', () => {
    const of = book(
      [
        contentsPage(1, [
          lead('One thing', 1),
          lead('Another thing', 3),
          lead('Third thing', 5),
          lead('Fourth thing', 7),
        ]),
      ],
      { 2: ['One thing'], 4: ['Another thing'], 7: ['Third thing'], 9: ['In the fourth thing, all is said'] },
      10,
    );
    expect(found(of)?.map(([, , page]) => page)).toEqual([2, 4, 7, 8]);
  });

  it('are those in full where a book prints them in brief as well', () => {
    const full = [lead('1 Trees', 1), lead('1.1 Binary trees', 2), lead('2 Graphs', 4), lead('2.1 Paths', 5)];
    const of = book(
      [
        contentsPage(1, [lead('1 Trees', 1), lead('2 Graphs', 4), lead('Index', 6)], 'Brief Contents'),
        contentsPage(2, [...full, lead('Index', 6)]),
      ],
      { 3: ['1 Trees'], 4: ['1.1 Binary trees'], 6: ['2 Graphs'], 7: ['2.1 Paths'], 8: ['Index'] },
      9,
    );
    expect(found(of)?.map(([title]) => title)).toEqual([
      '1 Trees',
      '1.1 Binary trees',
      '2 Graphs',
      '2.1 Paths',
      'Index',
    ]);
  });

  it('end at a list of figures on the same page', () => {
    const of = book(
      [
        contentsPage(1, [
          lead('One thing', 1),
          lead('Another thing', 2),
          lead('Third thing', 3),
          'List of Figures',
          lead('A picture', 1),
          lead('A diagram', 2),
        ]),
      ],
      { 2: ['One thing'], 3: ['Another thing'], 4: ['Third thing'] },
      6,
    );
    expect(found(of)?.map(([title]) => title)).toEqual(['One thing', 'Another thing', 'Third thing']);
  });
});

describe('titles and numbers on different lines', () => {
  const headings = {
    2: ['1 Trees'],
    4: ['2 A long title that goes on and on to the next line'],
    6: ['3 Graphs'],
  };
  const pages = (texts: readonly string[]) => found(book([contentsPage(1, texts)], headings, 7));
  const expected = [
    ['1 Trees', 0, 2],
    ['2 A long title that goes on and on to the next line', 0, 4],
    ['3 Graphs', 0, 6],
  ];

  it('are joined when a title wraps', () => {
    expect(
      pages([
        lead('1 Trees', 1),
        '2 A long title that goes on and on',
        lead('to the next line', 3),
        lead('3 Graphs', 5),
      ]),
    ).toEqual(expected);
  });

  it('are joined when each number stands on the line below', () => {
    expect(
      pages([
        '1 Trees',
        '1',
        '2 A long title that goes on and on',
        'to the next line',
        '3',
        '3 Graphs',
        '5',
        'iv',
      ]),
    ).toEqual(expected);
  });

  it('are joined when the numbers follow several titles', () => {
    expect(
      pages([
        '1 Trees',
        '2 A long title that goes on and on',
        'to the next line',
        '3 Graphs',
        '1',
        '3',
        '5',
        'iv',
      ]),
    ).toEqual(expected);
  });

  it('are joined when the numbers were read as a column of their own', () => {
    const titles = contentsLines([
      '1 Trees',
      '2 A long title that goes on and on to the next line',
      '3 Graphs',
    ]);
    const numbers = ['1', '3', '5'].map((text, i) => makeLine(text, 700 - 14 * i, { x0: 535, x1: 540 }));
    const front = makePage(1, [makeLine('Contents', 740), ...titles, ...numbers]);
    expect(found(book([front], headings, 7))).toEqual(expected);
  });

  it('lose the hyphen that the typesetter put in', () => {
    const lines = contentsLines([
      lead('1 Trees', 1),
      '2 A long title that goes on and on to the ne-',
      lead('xt line', 3),
      lead('3 Graphs', 5),
    ]);
    const front = makePage(1, [
      makeLine('Contents', 740),
      ...lines.map((line) => (line.text.endsWith('ne-') ? { ...line, softHyphen: true } : line)),
    ]);
    expect(found(book([front], headings, 7))).toEqual(expected);
  });

  it('include the first entry of a page even if it was taken for a running head', () => {
    const lines = contentsLines([lead('1 Trees', 1), lead('2 Sorting', 3), lead('3 Graphs', 5)]);
    const front = makePage(1, [
      makeLine('Contents  iv', 760, { furniture: true }),
      ...lines.map((line, i) => (i === 0 ? { ...line, furniture: true } : line)),
      makeLine('iv', 40, { furniture: true }),
    ]);
    const of = book(
      [contentsPage(1, [lead('Preface', 1), lead('Thanks', 1)]), { ...front, number: 2 }],
      {
        3: ['Preface', 'Thanks', '1 Trees'],
        5: ['2 Sorting'],
        7: ['3 Graphs'],
      },
      8,
    );
    expect(found(of)?.map(([title]) => title)).toEqual([
      'Preface',
      'Thanks',
      '1 Trees',
      '2 Sorting',
      '3 Graphs',
    ]);
  });
});

describe('levels of printed entries', () => {
  it('put chapters under parts, whether or not a part has a page number', () => {
    const of = book(
      [
        contentsPage(1, [
          lead('Preface', 1),
          'Part I Foundations',
          lead('  1 Trees', 3),
          lead('    Binary trees', 4),
          lead('Part II Use', 6),
          lead('  Chapter 2 Graphs', 7),
          lead('    2.1 Paths', 8),
          lead('  Appendix A Tables', 9),
        ]),
      ],
      {
        2: ['Preface'],
        3: ['Part I', 'Foundations'],
        4: ['1 Trees'],
        5: ['Binary trees'],
        7: ['Part II Use'],
        8: ['Graphs'],
        9: ['2.1 Paths'],
        10: ['Appendix A Tables'],
      },
      11,
    );
    const { sections } = buildContents(of, { withoutContents: 'reject', source: 'printed' });
    expect(sections.map(({ title, level }) => [title, level])).toEqual([
      ['Preface', 0],
      ['Part I Foundations', 0],
      ['1 Trees', 1],
      ['Binary trees', 2],
      ['Part II Use', 0],
      ['Chapter 2 Graphs', 1],
      ['2.1 Paths', 2],
      ['Appendix A Tables', 1],
    ]);
  });

  it('follow the indentation where nothing is numbered, whatever the margin of the page', () => {
    const left = contentsLines([
      lead('Trees', 1),
      lead('  Binary trees', 2),
      lead('    Rotations', 2),
      lead('Graphs', 4),
    ]);
    const right = contentsLines([lead('  Paths', 5), lead('  Flows', 6), lead('Index', 7)]).map((line) => ({
      ...line,
      x0: line.x0 + 30,
      x1: line.x1 + 30,
    }));
    const of = book(
      [makePage(1, [makeLine('Contents', 740), ...left]), makePage(2, [makeLine('Contents', 740), ...right])],
      {
        3: ['Trees'],
        4: ['Binary trees', 'Rotations'],
        6: ['Graphs'],
        7: ['Paths'],
        8: ['Flows'],
        9: ['Index'],
      },
      10,
    );
    expect(found(of)?.map(([, level]) => level)).toEqual([0, 1, 2, 0, 1, 1, 0]);
  });
});

it('any contents are found again as they were printed', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{5,9}$/);
  const arbitrary = fc.record({
    words: fc.uniqueArray(word, { minLength: 4, maxLength: 30 }),
    gaps: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 30, maxLength: 30 }),
    offset: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ words, gaps, offset }) => {
      let page = 1;
      const entries = words.map((title, i) => ({ title: `${i + 1} ${title}`, page: (page += gaps[i] ?? 0) }));
      const headings: Record<number, string[]> = {};
      for (const { title, page: at } of entries) (headings[at + offset] ??= []).push(title);
      const of = book(
        [
          contentsPage(
            1,
            entries.map(({ title, page: at }) => lead(title, at)),
          ),
        ],
        headings,
        page + offset,
      );
      expect(found(of)).toEqual(entries.map(({ title, page: at }) => [title, 0, at + offset]));
    }),
    { numRuns: 60 },
  );
});
