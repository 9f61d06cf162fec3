import type { Line, Page } from '../book/page.js';
import { makeBook, makeLine, makePage } from '../pdf/testing/make-book.js';
import { headingContents } from './heading-contents.js';

const prose = (y: number): Line => makeLine('An ordinary sentence that fills most of the line here.', y);
const set = (text: string, y: number, size: number, changes: Partial<Line> = {}): Line =>
  makeLine(text, y, { size, ...changes });
const BOLD = { boldShare: 1 };

function entriesOf(...pages: Page[]): [string, number][] {
  return (headingContents.find(makeBook(pages))?.entries ?? []).map(({ title, level }) => [title, level]);
}

/** Enough other headings for contents. */
const others = makePage(9, [
  set('7 Looms', 700, 18),
  prose(650),
  set('7.1 Frames', 600, 14),
  prose(570),
  set('7.2 Reeds', 500, 14),
  prose(470),
]);
const OTHERS = [
  ['7 Looms', 0],
  ['7.1 Frames', 1],
  ['7.2 Reeds', 1],
];

describe('contents from headings', () => {
  it('take the number of a chapter from the lines above its title', () => {
    const chapter = makePage(1, [
      set('CHAPTER', 692, 10, BOLD),
      set('TWENTY-TWO', 668, 14),
      set('WARP AND WEFT', 613, 14),
      prose(560),
    ]);
    const appendix = makePage(10, [set('A', 700, 30), set('Yarns', 640, 14), prose(600)]);
    expect(entriesOf(chapter, others, appendix)).toEqual([['WARP AND WEFT', 0], ...OTHERS, ['Yarns', 0]]);
  });

  it('join the lines of a bold title, without the hyphen of the typesetter', () => {
    const page = makePage(1, [
      prose(700),
      makeLine('Extensions for the Process Environ-', 660, { ...BOLD, softHyphen: true }),
      makeLine('ment', 648, BOLD),
      prose(630),
    ]);
    expect(entriesOf(page, others)[0]?.[0]).toBe('Extensions for the Process Environment');
  });

  it('take a numbered title in any font, close to the text above, and with a full stop', () => {
    const page = makePage(1, [
      prose(700),
      set('3.1 DocAssign(self, var)', 660, 14, { monoShare: 0.9 }),
      prose(640),
      makeLine('3.1.1 Generic warning.', 627, BOLD),
      prose(614),
    ]);
    expect(entriesOf(page, others).slice(0, 2)).toEqual([
      ['3.1 DocAssign(self, var)', 1],
      ['3.1.1 Generic warning.', 2],
    ]);
  });

  it('leave out captions, heads of boxes and tables, items and addresses', () => {
    // Three columns: `Name`, `Meaning`, `Default`.
    const glyphs = Array.from('NameMeaningDefault', (text, index) => {
      const left = 72 + 7 * index + (index < 4 ? 0 : 100) + (index < 11 ? 0 : 100);
      return { text, x: left, left, right: left + 7, mono: false };
    });
    const texts = ['Figure 2-1: a loom', 'Caution', 'Hinweis:', '– a shuttle', 'https://example.org/looms'];
    const page = makePage(1, [
      ...texts.map((text, index) => set(text, 700 - 40 * index, 14)),
      set('Name Meaning Default', 400, 14, { glyphs }),
      prose(300),
    ]);
    expect(entriesOf(page, others)).toEqual(OTHERS);
  });

  it('go on below the contents that end on their page', () => {
    const page = makePage(1, [
      set('Contents', 740, 18),
      ...Array.from({ length: 6 }, (_, i) =>
        makeLine(`${i + 1} Part ${i + 1} . . . . . ${i + 1}`, 700 - 14 * i),
      ),
      set('1 Threads', 500, 18),
      prose(460),
    ]);
    expect(entriesOf(page, others)).toEqual([['1 Threads', 0], ...OTHERS]);
  });
});
