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

  it('take a manual page as what is above its sections, and its options as no headings', () => {
    const at = (x0: number, text: string, y: number, changes: Partial<Line> = {}) =>
      makeLine(text, y, { x0, x1: x0 + 5 * text.length, ...changes });
    const manualPage = (page: number, name: string, section: string) =>
      makePage(page, [
        at(72, `${name.toUpperCase()}(${section}) User Commands ${name.toUpperCase()}(${section})`, 760, {
          furniture: true,
        }),
        at(72, 'NAME', 700, BOLD),
        at(108, `${name} - do what looms do`, 688),
        at(72, 'OPTIONS', 664, BOLD),
        at(108, 'Options change what it does in several ways,', 652),
        at(108, 'all of which are told here.', 640),
        at(108, '−q, −−quiet', 622, BOLD),
        at(144, 'Says nothing at all.', 610),
        at(108, 'never, simple', 592, BOLD),
        at(108, 'Two words in bold that stand within the text of the page.', 580),
        at(81, 'Exit codes', 556, BOLD),
        at(108, 'It ends with 0.', 544),
      ]);
    expect(entriesOf(manualPage(1, 'weave', '1'), manualPage(2, 'reed.conf', '5'))).toEqual([
      ['weave(1)', expect.any(Number)],
      ...['NAME', 'OPTIONS', 'Exit codes'].map((title) => [title, 0]),
      ['reed.conf(5)', expect.any(Number)],
      ...['NAME', 'OPTIONS', 'Exit codes'].map((title) => [title, 0]),
    ]);
  });

  it('have the name of a manual page once', () => {
    const page = makePage(1, [
      set('weave', 720, 18),
      set('Name', 690, 14),
      makeLine('weave — do what looms do', 670),
      prose(650),
    ]);
    expect(entriesOf(page, others).map(([title]) => title)).toEqual([
      'weave',
      'Name',
      ...OTHERS.map(([title]) => title),
    ]);
  });

  it('take no term of a list for a heading, but a bold line above a paragraph or a list', () => {
    const bold = (text: string, y: number, x0 = 72) =>
      makeLine(text, y, { ...BOLD, x0, x1: x0 + 5 * text.length });
    const page = makePage(1, [
      prose(732),
      prose(720),
      bold('Shuttle', 700),
      makeLine('What carries the weft through the shed.', 688, { x0: 97 }),
      bold('Heddle', 670),
      makeLine('What lifts the warp, and lets', 658, { x0: 97 }),
      makeLine('it down again.', 646, { x0: 97 }),
      bold('An example in bold', 620, 140),
      prose(600),
      bold('Care of the loom', 570),
      makeLine('• Oil it.', 556, { x0: 97 }),
      bold('Storage', 520),
      prose(505),
    ]);
    expect(entriesOf(page, others)).toEqual([['Care of the loom', 2], ['Storage', 2], ...OTHERS]);
  });
});
