import { readBook } from '../read-book.js';
import { makePdf } from '../testing/make-pdf.js';
import type { PdfPage, PdfText } from '../testing/make-pdf.js';

// Ten points of Courier: each character is 6 points wide.
const CODE = { font: 'Courier', size: 10, y: 500 } as const;

type Rule = readonly [number, number, number, number];

/** A thin line on the baseline, as TeX draws an underscore behind a character that ends at `x`. */
const drawn = (x: number, y = 500): Rule => [x + 0.6, y, 3, 0.4];

async function textOf(
  texts: readonly PdfText[],
  boxes: readonly Rule[],
  page: PdfPage = {},
): Promise<string[]> {
  const book = await readBook(makePdf({ pages: [{ ...page, texts, boxes }] }), {
    heapMegabytes: 384,
    pageSeconds: 10,
  });
  return (book.pages[0]?.lines ?? []).map(({ text }) => text);
}

describe('underscores that are drawn as lines', () => {
  it('are between the parts of a name', async () => {
    const parts = [
      { ...CODE, text: 'MPI', x: 72 },
      { ...CODE, text: 'File', x: 93.6 },
      { ...CODE, text: 'open(file)', x: 121.2 },
    ];
    expect(await textOf(parts, [drawn(90), drawn(117.6)])).toEqual(['MPI_File_open(file)']);
    expect(await textOf(parts, [drawn(90), drawn(117.6)], { rotate: 90 })).toEqual(['MPI_File_open(file)']);
  });

  it('may stand at the beginning or the end of a name, and two of them in a row', async () => {
    const parts = [
      { ...CODE, text: 'init', x: 79.8 },
      { ...CODE, text: 'is called', x: 120 },
    ];
    const boxes = [drawn(72), drawn(75.6), drawn(103.8), drawn(107.4)];
    expect(await textOf(parts, boxes)).toEqual(['__init__ is called']);
  });

  it('are not the lines under words, the bars of fractions, or blanks to fill in', async () => {
    const under = [{ ...CODE, text: 'a word', x: 72 }];
    expect(await textOf(under, [[72, 498.6, 6, 0.4]])).toEqual(['a word']);
    const fraction = [
      { ...CODE, text: 'x =', x: 72 },
      { ...CODE, text: '1', x: 96, y: 504, size: 7 },
      { ...CODE, text: '2', x: 96, y: 494, size: 7 },
    ];
    expect((await textOf(fraction, [[96, 502.2, 4.2, 0.4]])).join(' ')).not.toContain('_');
    expect(await textOf([{ ...CODE, text: 'Name:', x: 72 }], [[103, 500, 80, 0.4]])).toEqual(['Name:']);
  });
});
