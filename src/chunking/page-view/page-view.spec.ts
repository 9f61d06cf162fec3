import { chunkBook } from '../chunk-book.js';
import { limitsFor } from '../token-limits.js';
import { countPieces } from '../testing/book-builder.js';
import { makeBook, makeCodeLine, makeLine, makePage } from '../../pdf/testing/make-book.js';
import { buildContents } from '../../structure/build-contents.js';
import { marksOf } from './page-marks.js';
import { viewPages } from './page-view.js';

const book = makeBook(
  [
    makePage(1, [
      makeLine('A Short Book', 760, { furniture: true }),
      makeLine('Loops', 700, { size: 16, boldShare: 1 }),
      makeLine('A loop runs a statement again and again until it is told to stop:', 670),
      makeCodeLine('for row in rows:', 640),
      makeCodeLine('    print(row)', 628),
      makeLine('Functions', 580, { size: 16, boldShare: 1 }),
      makeLine('A function gives a name to statements that belong together.', 550),
    ]),
    makePage(2, [
      makeLine('Modules', 700, { size: 16, boldShare: 1 }),
      makeLine('A module is a file of functions.', 670),
    ]),
  ],
  [
    { title: 'Loops', level: 0, page: 1, y: 716 },
    { title: 'Functions', level: 0, page: 1, y: 596 },
    { title: 'Modules', level: 0, page: 2, y: 716 },
  ],
);
const contents = buildContents(book, { withoutContents: 'reject' });
const { chunks } = chunkBook(book, contents, { limits: limitsFor(256), countTokens: countPieces });

describe('a page as the analysis sees it', () => {
  it('has the section and the chunk of each line, and whether it is code or furniture', () => {
    const [view] = viewPages(book, contents, chunks, { first: 1, last: 1 });
    expect(
      view?.lines.map(({ section, chunk, code, furniture }) => [section, chunk, code, furniture]),
    ).toEqual([
      [null, null, false, true],
      [0, 0, false, false],
      [0, 0, false, false],
      [0, 0, true, false],
      [0, 0, true, false],
      [1, 1, false, false],
      [1, 1, false, false],
    ]);
  });

  it('is returned only for the pages that were asked for', () => {
    expect(viewPages(book, contents, chunks, { first: 2, last: 2 }).map(({ page }) => page)).toEqual([2]);
  });

  it('is drawn with a border for each chunk and a rule where each section begins', () => {
    const [view] = viewPages(book, contents, chunks, { first: 1, last: 1 });
    const marks = marksOf(view!, contents.sections);
    expect(marks.map(({ kind, label }) => label ?? kind)).toEqual([
      'tint',
      'tint',
      'tint',
      '#0',
      '#1',
      'S0',
      'S1',
    ]);
    const border = marks.find(({ label }) => label === '#0');
    expect(border?.top).toBeGreaterThan(700);
    expect(border?.bottom).toBeLessThan(628);
    expect(border?.bottom).toBeGreaterThan(590);
  });
});
