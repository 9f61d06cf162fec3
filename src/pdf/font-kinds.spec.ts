import { gridOf, gridText } from '../book/code-grid.js';
import type { Page, ReadBook } from '../book/page.js';
import { readBook } from './read-book.js';
import { makeFontPdf } from './testing/make-font-pdf.js';
import type { FontText, TestFont } from './testing/make-font-pdf.js';

const limits = { heapMegabytes: 384, pageSeconds: 10 };

/** Widths of Times-Roman, in thousandths of an em; rounded, and one for all letters that are not listed. */
const WIDTHS: readonly (readonly [string, number])[] = [
  ["ijlt:;,.'()[]|/ ", 278],
  ['fr{}-"', 400],
  ['cesaz', 444],
  ['mMWw', 778],
];
const varied = (character: string): number =>
  WIDTHS.find(([characters]) => characters.includes(character))?.[1] ?? 520;

const SENTENCE = 'A reader opens the file and takes one record after the other until nothing is left.';
const PROGRAM = ['int main(void)', '{', '    while (next(&item))', '        count = count + 1;', '}'];

function linesOf(texts: readonly string[], font: string, top: number, size?: number): FontText[] {
  return texts.map((text, i) => ({ text, x: 72, y: top - 12 * i, font, size }));
}

async function read(
  fonts: Record<string, TestFont>,
  texts: readonly FontText[],
  pages = 1,
): Promise<ReadBook> {
  return readBook(
    makeFontPdf(
      fonts,
      Array.from({ length: pages }, () => ({ texts })),
    ),
    limits,
  );
}

function listingOf(page: Page | undefined): string[] {
  const lines = (page?.lines ?? []).filter((line) => line.monoShare >= 0.75);
  const { left, advance } = gridOf(lines);
  return lines.map((line) => gridText(line, left, advance));
}

describe('fonts without a name', () => {
  it.each([
    ['of other heights', 650],
    ['of the same height', 700],
  ])('are told apart, so that those of fixed width are listings: %s', async (_, height) => {
    const fonts = { text: { widthOf: varied }, code: { widthOf: () => 525, height } };
    const { pages, warnings } = await read(fonts, [
      ...linesOf([SENTENCE, SENTENCE], 'text', 700),
      ...linesOf(PROGRAM, 'code', 640),
    ]);
    expect(pages[0]?.lines.filter((line) => line.monoShare === 0).map((line) => line.text)).toEqual([
      SENTENCE,
      SENTENCE,
    ]);
    expect(listingOf(pages[0])).toEqual(PROGRAM);
    expect(warnings).toEqual([]);
  });

  it('are judged by other pages where a page has too few letters', async () => {
    const fonts = { text: { widthOf: varied }, code: { widthOf: () => 525, height: 650 } };
    const full = linesOf([SENTENCE, ...PROGRAM], 'code', 640);
    const pdf = makeFontPdf(fonts, [
      { texts: [...linesOf([SENTENCE], 'text', 700), ...full] },
      { texts: [...linesOf([SENTENCE], 'text', 700), ...linesOf(['ls -a'], 'code', 640)] },
    ]);
    expect(listingOf((await readBook(pdf, limits)).pages[1])).toEqual(['ls -a']);
  });

  it.each([
    [
      'old',
      'a \x0dow of e\x0ecient \x0cles \\here" { now',
      'a \ufb02ow of e\ufb03cient \ufb01les “here” – now',
    ],
    [
      'European',
      'a \x1dow of e\x1ecient \x1cles \x10here\x11 \x15 now',
      'a \ufb02ow of e\ufb03cient \ufb01les “here” – now',
    ],
  ])('use the %s encoding of TeX where its ligatures show it', async (_, drawn, shown) => {
    const { pages } = await read({ text: { widthOf: varied } }, linesOf([SENTENCE, drawn], 'text', 700));
    expect(pages[0]?.lines[1]?.text).toBe(shown.normalize('NFKC'));
  });

  it('are garbled if their letters are shuffled', async () => {
    const shuffled = SENTENCE.replace(/[a-z]/g, (letter) =>
      String.fromCharCode(((letter.charCodeAt(0) - 90) % 26) + 97),
    );
    const { warnings } = await read(
      { text: { widthOf: varied } },
      linesOf([shuffled, shuffled], 'text', 700),
    );
    expect(warnings).toMatchObject([{ page: 1, reason: expect.stringContaining('garbled') as string }]);
  });
});

describe('signs that fonts do not explain', () => {
  const text = { name: 'Times-Roman' };

  it('are those of the formulas of TeX by the name of the font', async () => {
    const { pages } = await read(
      { text, signs: { name: 'CMSY10', glyphs: { h: 'angbracketleft', i: 'angbracketright' } } },
      [
        { text: 'The set', x: 72, y: 700, font: 'text' },
        { text: 'h', x: 110, y: 700, font: 'signs' },
        { text: 'x', x: 114, y: 700, font: 'text' },
        { text: 'i', x: 119, y: 700, font: 'signs' },
      ],
    );
    expect(pages[0]?.lines[0]?.text.replaceAll(' ', '')).toBe('Theset⟨x⟩');
  });

  it('are known if their code is 0, too', async () => {
    const { pages } = await read({ text, signs: { name: 'CMSY10' } }, [
      { text: 'less than', x: 72, y: 700, font: 'text' },
      { text: '\0', x: 120, y: 700, font: 'signs' },
      { text: '1', x: 128, y: 700, font: 'text' },
    ]);
    expect(pages[0]?.lines[0]?.text).toBe('less than − 1');
  });

  it.each([
    ['Symbol', '\uf0a3', '≤'],
    ['SymbolMT', '\uf0ae', '→'],
    ['Symbol', '\uf0e6', '⎛'],
    ['Wingdings-Regular', '\uf0fc', '✓'],
    ['Wingdings', '\uf0a7', '▪'],
    ['Garamond-Expert', '\uf731', '1'],
    ['Times-Roman', '\uf8eb', '⎛'],
  ])('are known in the private area of %s', async (name, code, sign) => {
    const { pages } = await read({ text, signs: { name, letters: { x: code } } }, [
      { text: 'Where a', x: 72, y: 700, font: 'text' },
      { text: 'x', x: 120, y: 700, font: 'signs' },
    ]);
    expect(pages[0]?.lines[0]?.text).toBe(`Where a ${sign}`);
  });
});

describe('listings with fixed columns', () => {
  /** Words spread over columns of `column` points, as LaTeX sets them: the same gap around all letters of a word. */
  function spread(
    code: string,
    column: number,
    widthOf: (character: string) => number,
  ): Pick<FontText, 'text' | 'offsets'> {
    const offsets: number[] = [];
    for (const { index, 0: word } of code.matchAll(/\w+|[^\w\s]+|\s+/g)) {
      const widths = Array.from(word, (character) => widthOf(character) / 100);
      const gap = (word.length * column - widths.reduce((sum, width) => sum + width, 0)) / (word.length + 1);
      let at = index * column;
      for (const width of widths) {
        at += gap;
        offsets.push(at);
        at += width;
      }
    }
    return { text: code, offsets };
  }

  const CODE = [
    'handle source, target;',
    'illicit(list, little);',
    'if (source == NULL || target == NULL) {',
    '    report("cannot open");',
    '}',
  ];

  it.each([
    ['Times', { widthOf: varied }, 6, varied],
    ['a typewriter font', { widthOf: () => 525 }, 6, () => 525],
    ['narrow columns', { widthOf: () => 525 }, 5.5, () => 525],
  ] as const)('keep their words and columns in %s', async (_, code, column, widthOf) => {
    const { pages } = await read({ text: { widthOf: varied, height: 600 }, code }, [
      ...linesOf([SENTENCE], 'text', 720),
      ...CODE.map((line, i) => ({ ...spread(line, column, widthOf), x: 90, y: 700 - 12 * i, font: 'code' })),
    ]);
    expect(listingOf(pages[0])).toEqual(CODE);
  });

  it('are not headings with wide letters or justified text', async () => {
    const gaps = (text: string, gap: number): Pick<FontText, 'text' | 'offsets'> => {
      let at = 0;
      return { text, offsets: Array.from(text, (c) => (at += varied(c) / 100 + gap) - varied(c) / 100) };
    };
    const { pages } = await read({ text: { widthOf: varied } }, [
      { ...gaps('Reading and writing of files', 1.2), x: 72, y: 720, font: 'text' },
      ...linesOf([SENTENCE], 'text', 700),
    ]);
    expect(pages[0]?.lines.map((line) => line.monoShare)).toEqual([0, 0]);
  });
});
