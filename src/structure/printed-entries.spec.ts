import { makeLine, makePage } from '../pdf/testing/make-book.js';
import { bookWith, contentsLines, contentsPage, lead, printedIn } from './testing/contents-book.js';

describe('titles and numbers on different lines', () => {
  const headings = {
    2: ['1 Trees'],
    4: ['2 A long title that goes on and on to the next line'],
    6: ['3 Graphs'],
  };
  const pages = (texts: readonly string[]) => printedIn(bookWith([contentsPage(1, texts)], headings, 7));
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

  it('are joined when each number is on the line below', () => {
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
    expect(printedIn(bookWith([front], headings, 7))).toEqual(expected);
  });

  it('lose the hyphen that the typesetter inserted', () => {
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
    expect(printedIn(bookWith([front], headings, 7))).toEqual(expected);
  });

  it('include the first entry of a page even if it was taken for a running head', () => {
    const lines = contentsLines([lead('1 Trees', 1), lead('2 Sorting', 3), lead('3 Graphs', 5)]);
    const front = makePage(1, [
      makeLine('Contents  iv', 760, { furniture: true }),
      ...lines.map((line, i) => (i === 0 ? { ...line, furniture: true } : line)),
      makeLine('iv', 40, { furniture: true }),
    ]);
    const of = bookWith(
      [contentsPage(1, [lead('Preface', 1), lead('Thanks', 1)]), { ...front, number: 2 }],
      {
        3: ['Preface', 'Thanks', '1 Trees'],
        5: ['2 Sorting'],
        7: ['3 Graphs'],
      },
      8,
    );
    expect(printedIn(of)?.map(([title]) => title)).toEqual([
      'Preface',
      'Thanks',
      '1 Trees',
      '2 Sorting',
      '3 Graphs',
    ]);
  });
});
