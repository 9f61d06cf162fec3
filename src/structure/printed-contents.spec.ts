import * as fc from 'fast-check';
import { makeBook, makePage } from '../pdf/testing/make-book.js';
import { buildContents } from './build-contents.js';
import { printedContents } from './printed-contents.js';
import { bookWith, contentsPage, lead, printedIn, prose } from './testing/contents-book.js';

describe('printed contents', () => {
  it('give titles, levels and physical pages, with the offset that the headings confirm', () => {
    const of = bookWith(
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
    expect(printedIn(of)).toEqual([
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

  it('stand at the end of some books, where they must say what they are', () => {
    const headings = { 2: ['1 Trees'], 20: ['2 Graphs'], 38: ['3 Lists'] };
    const entries = [lead('1 Trees', 2), lead('2 Graphs', 20), lead('3 Lists', 38)];
    const text = bookWith([], headings, 40).pages;
    expect(printedIn(makeBook([...text, contentsPage(41, entries)]))).toEqual([
      ['1 Trees', 0, 2],
      ['2 Graphs', 0, 20],
      ['3 Lists', 0, 38],
    ]);
    expect(printedIn(makeBook([...text, contentsPage(41, entries, 'Tables')]))).toBeNull();
  });

  it('lead to the right pages when the file lacks the first pages of the book', () => {
    const headings = { 1: ['1 Trees'], 10: ['2 Graphs'], 25: ['3 Lists'] };
    const entries = [lead('1 Trees', 13), lead('2 Graphs', 22), lead('3 Lists', 37)];
    expect(printedIn(makeBook([...bookWith([], headings, 40).pages, contentsPage(41, entries)]))).toEqual([
      ['1 Trees', 0, 1],
      ['2 Graphs', 0, 10],
      ['3 Lists', 0, 25],
    ]);
  });

  it('use the page labels of the PDF, even if a cover has the label of a page', () => {
    const of = bookWith(
      [contentsPage(1, [lead('One thing', 1), lead('Another thing', 2), lead('A third thing', 4)])],
      { 3: ['One thing'], 4: ['Another thing'], 6: ['A third thing'] },
      7,
    );
    const labels = ['1', 'ii', '1', '2', '3', '4', '5'];
    const labelled = { ...of, pages: of.pages.map((page, i) => ({ ...page, label: labels[i] ?? null })) };
    expect(printedIn(labelled)?.map(([, , page]) => page)).toEqual([3, 4, 6]);
    expect(printedContents.find(labelled)?.pageOffset).toEqual({ pages: 2, by: 'labels', confirmed: true });
  });

  it('use the page numbers if the headings contradict the labels', () => {
    const of = bookWith(
      [contentsPage(1, [lead('One thing', 1), lead('Another thing', 2), lead('A third thing', 4)])],
      { 3: ['One thing'], 4: ['Another thing'], 6: ['A third thing'] },
      7,
    );
    const wrong = { ...of, pages: of.pages.map((page) => ({ ...page, label: String(page.number - 1) })) };
    expect(printedContents.find(wrong)?.pageOffset).toEqual({ pages: 2, by: 'headings', confirmed: true });
  });

  it('report that the headings do not confirm the labels', () => {
    const of = bookWith(
      [contentsPage(1, [lead('One thing', 1), lead('Another', 2), lead('Third', 4)])],
      {},
      7,
    );
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

  it('are not used if nothing shows which pages the numbers mean', () => {
    const of = bookWith(
      [contentsPage(1, [lead('One thing', 1), lead('Another', 2), lead('Third', 4)])],
      {},
      7,
    );
    expect(printedIn(of)).toBeNull();
    expect(buildContents(of, { withoutContents: 'synthesise' }).source).toBe('synthesised');
  });

  it('correct a page only by one or two, and only if a line there is the title', () => {
    const of = bookWith(
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
    expect(printedIn(of)?.map(([, , page]) => page)).toEqual([2, 4, 7, 8]);
  });

  it('are the full ones if a book prints them in brief, too', () => {
    const full = [lead('1 Trees', 1), lead('1.1 Binary trees', 2), lead('2 Graphs', 4), lead('2.1 Paths', 5)];
    const of = bookWith(
      [
        contentsPage(1, [lead('1 Trees', 1), lead('2 Graphs', 4), lead('Index', 6)], 'Brief Contents'),
        contentsPage(2, [...full, lead('Index', 6)]),
      ],
      { 3: ['1 Trees'], 4: ['1.1 Binary trees'], 6: ['2 Graphs'], 7: ['2.1 Paths'], 8: ['Index'] },
      9,
    );
    expect(printedIn(of)?.map(([title]) => title)).toEqual([
      '1 Trees',
      '1.1 Binary trees',
      '2 Graphs',
      '2.1 Paths',
      'Index',
    ]);
  });

  it('end at a list of figures on the same page', () => {
    const of = bookWith(
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
    expect(printedIn(of)?.map(([title]) => title)).toEqual(['One thing', 'Another thing', 'Third thing']);
  });
});

it('are found as they were printed, whatever they are', () => {
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
      const of = bookWith(
        [
          contentsPage(
            1,
            entries.map(({ title, page: at }) => lead(title, at)),
          ),
        ],
        headings,
        page + offset,
      );
      expect(printedIn(of)).toEqual(entries.map(({ title, page: at }) => [title, 0, at + offset]));
    }),
    { numRuns: 60 },
  );
});
