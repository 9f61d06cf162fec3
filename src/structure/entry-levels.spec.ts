import { makeLine, makePage } from '../pdf/testing/make-book.js';
import { buildContents } from './build-contents.js';
import { bookWith, contentsLines, contentsPage, lead, printedIn } from './testing/contents-book.js';

describe('levels of printed entries', () => {
  it('put chapters under parts, whether or not a part has a page number', () => {
    const of = bookWith(
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

  it('follow the indentation if nothing is numbered, with any page margin', () => {
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
    const of = bookWith(
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
    expect(printedIn(of)?.map(([, level]) => level)).toEqual([0, 1, 2, 0, 1, 1, 0]);
  });
});
