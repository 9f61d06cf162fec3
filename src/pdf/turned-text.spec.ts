import { shownBox } from '../book/box.js';
import type { Page } from '../book/page.js';
import { readBook } from './read-book.js';
import { makePdf, PAGE_HEIGHT, PAGE_WIDTH } from './testing/make-pdf.js';
import type { PdfPage, PdfText } from './testing/make-pdf.js';
import { makeVerticalPdf } from './testing/make-vertical-pdf.js';

async function readPage(page: PdfPage): Promise<Page> {
  return firstPage(makePdf({ pages: [page] }));
}

async function firstPage(pdf: Uint8Array): Promise<Page> {
  const book = await readBook(pdf, { heapMegabytes: 384, pageSeconds: 10 });
  const [first] = book.pages;
  if (!first) throw new Error('The page was not read.');
  return first;
}

function textOf({ lines }: Page): string[] {
  return lines.map(({ text }) => text);
}

/** Where a place of the page as shown is when the text is written in a direction: it begins at the lower left corner. */
function sideways(texts: readonly PdfText[], turn: 90 | 180 | 270): PdfText[] {
  return texts.map((text) => {
    const { x, y } = text;
    if (turn === 90) return { ...text, turn, x: PAGE_WIDTH - y, y: x };
    if (turn === 270) return { ...text, turn, x: y, y: PAGE_HEIGHT - x };
    return { ...text, turn, x: PAGE_WIDTH - x, y: PAGE_HEIGHT - y };
  });
}

const TABLE = ['Option', 'Default', 'What the option is good for'].map((text, i) => ({
  text,
  x: 72 + 160 * i,
  y: 500,
}));
const ROWS = Array.from({ length: 8 }, (_, row) =>
  [`opt-${row}`, `${row * 10}`, `sets the threshold of stage ${row}`].map((text, i) => ({
    text,
    x: 72 + 160 * i,
    y: 482 - 18 * row,
  })),
).flat();

describe('text of another direction', () => {
  it.each([90, 180, 270] as const)('is read in it if the page has no other: %i degrees', async (turn) => {
    const page = await readPage({ texts: sideways([...TABLE, ...ROWS], turn) });
    expect(textOf(page).slice(0, 3)).toEqual([
      'Option Default What the option is good for',
      'opt-0 0 sets the threshold of stage 0',
      'opt-1 10 sets the threshold of stage 1',
    ]);
  });

  it('is a page filed the wrong way round', async () => {
    const texts = sideways([...TABLE, ...ROWS], 90);
    const { lines, width, height, shown } = await readPage({ texts, rotate: 180 });
    expect(lines[0]?.text).toBe('Option Default What the option is good for');
    expect({ width, height, shown }).toEqual({
      width: PAGE_HEIGHT,
      height: PAGE_WIDTH,
      shown: { width: PAGE_WIDTH, height: PAGE_HEIGHT },
    });
  });

  it.each([90, 180, 270] as const)('has its place on the page as shown: %i degrees', async (turn) => {
    const [first] = (await readPage({ texts: sideways([...TABLE, ...ROWS], turn) })).lines;
    const { x0, y0, x1, y1 } = shownBox(first ? [first] : []);
    const [start] = sideways(TABLE, turn);
    // The letters begin at their origin and stand on it.
    const [atX, atY] = [start?.x ?? 0, start?.y ?? 0];
    expect(x0 - 1 <= atX && atX <= x1 + 1).toBe(true);
    expect(y0 - 1 <= atY && atY <= y1 + 1).toBe(true);
    expect(turn === 180 ? x1 - x0 > y1 - y0 : y1 - y0 > x1 - x0).toBe(true);
  });

  it('goes between the heading above and the number below it, which are upright', async () => {
    const page = await readPage({
      texts: [
        { text: 'B. All options', x: 72, y: 740, size: 16 },
        { text: '117', x: 300, y: 30 },
        ...sideways([...TABLE, ...ROWS], 90),
      ],
    });
    expect(textOf(page)[0]).toBe('B. All options');
    expect(textOf(page).at(-1)).toBe('117');
    expect(textOf(page)).toContain('opt-3 30 sets the threshold of stage 3');
  });

  it('is read as a block on a page of upright text', async () => {
    const prose = Array.from({ length: 20 }, (_, i) => ({
      text: `Sentence ${i} of the chapter says what the controller does with its sensors and pumps.`,
      x: 72,
      y: 740 - 14 * i,
    }));
    const block = ROWS.map(({ text, x, y }) => ({ text, turn: 90, x: 560 - y, y: x - 30 }));
    const lines = textOf(await readPage({ texts: [...prose, ...block] }));
    expect(lines.slice(0, 20)).toEqual(prose.map(({ text }) => text));
    expect(lines.slice(20)).toEqual(
      Array.from({ length: 8 }, (_, row) => `opt-${row} ${row * 10} sets the threshold of stage ${row}`),
    );
  });

  it('is left out if it is one line beside the text', async () => {
    const stamp = { text: 'Draft of the third edition, printed for the reviewers on demand only', turn: 90 };
    const lines = textOf(await readPage({ texts: [...TABLE, ...ROWS, { ...stamp, x: 30, y: 200 }] }));
    expect(lines.some((text) => text.includes('Draft'))).toBe(false);
  });
});

describe('the text of a crooked scan', () => {
  const sentence = (i: number): string =>
    `Line ${i} of the page says how often the controller reads its sensors, and what it does then.`;

  it.each([1.5, -2, 6])('keeps its lines when they are turned by %d degrees', async (degrees) => {
    const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const texts = Array.from({ length: 30 }, (_, i) => {
      const [x, y] = [-220, 280 - 14 * i];
      return {
        text: sentence(i),
        turn: degrees,
        x: 306 + x * cosine - y * sine,
        y: 396 + x * sine + y * cosine,
      };
    });
    expect(textOf(await readPage({ texts }))).toEqual(texts.map(({ text }) => text));
  });

  it('keeps its lines when upright words stand on them', async () => {
    const rise = Math.tan((1.2 * Math.PI) / 180);
    const texts = Array.from({ length: 30 }, (_, i) =>
      sentence(i)
        .split(' ')
        .map((text, word, words) => {
          const x = 72 + 5.2 * words.slice(0, word).join(' ').length;
          return { text, x, y: 640 - 14 * i + rise * x + ((word * 7) % 3) * 0.2 };
        }),
    ).flat();
    expect(textOf(await readPage({ texts }))).toEqual(Array.from({ length: 30 }, (_, i) => sentence(i)));
  });
});

describe('columns that run downwards', () => {
  it.each(['font', 'places'] as const)('are read from the top, the right one first, by %s', async (by) => {
    const columns = [
      'この章では、ファイルの読み方を説明します。',
      '縦書きの本は右から左へ読みます。',
      '最後の行です。',
    ];
    expect(textOf(await firstPage(makeVerticalPdf(columns, by)))).toEqual(columns);
  });
});
