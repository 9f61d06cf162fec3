import type { Line } from '../../book/page.js';
import { readBook } from '../../pdf/read-book.js';
import { makePdf } from '../../pdf/testing/make-pdf.js';
import type { PdfText } from '../../pdf/testing/make-pdf.js';
import { measureStyle } from '../blocks/book-style.js';
import { proseBlocks } from '../blocks/paragraphs.js';
import { markCode } from '../blocks/code-lines.js';

const LEFT = 72;
const RIGHT = 422;
const COLUMNS = [172, 272];

type Rule = readonly [number, number, number, number];

const across = (y: number): Rule => [LEFT, y, RIGHT - LEFT, 0.5];
const at = (text: string, column: number, y: number, over: Partial<PdfText> = {}): PdfText => ({
  text,
  x: [LEFT, ...COLUMNS][column]! + 4,
  y,
  ...over,
});

/** The lines of a page with a table whose rows are separated at these heights. */
async function linesOf(texts: readonly PdfText[], heights: readonly number[]): Promise<Line[]> {
  const bottom = Math.min(...heights);
  const down = [LEFT, ...COLUMNS, RIGHT].map((x): Rule => [x, bottom, 0.5, Math.max(...heights) - bottom]);
  const pdf = makePdf({ pages: [{ texts, boxes: [...heights.map(across), ...down] }] });
  const book = await readBook(pdf, { heapMegabytes: 384, pageSeconds: 10 });
  return [...(book.pages[0]?.lines ?? [])];
}

async function blocksOf(texts: readonly PdfText[], heights: readonly number[]): Promise<string[][]> {
  const lines = (await linesOf(texts, heights)).map((line) => ({ line, page: 1 }));
  return proseBlocks(lines, measureStyle(lines)).map(({ kind, text }) => [kind, text]);
}

const head = [at('Name', 0, 704), at('Kind', 1, 704), at('What it says', 2, 704)];

describe('tables with lines between their cells', () => {
  it('have a row of text for each of their rows, even if the cells are centred', async () => {
    const texts = [
      ...head,
      at('width', 0, 674),
      at('number', 1, 674),
      at('The width of the page,', 2, 686),
      at('in points, without its', 2, 674),
      at('margins.', 2, 662),
      at('title', 0, 642),
      at('The head of the page.', 2, 642),
    ];
    expect(await blocksOf(texts, [718, 698, 656, 636])).toEqual([
      [
        'table',
        'Name | Kind | What it says\n' +
          'width | number | The width of the page, in points, without its margins.\n' +
          'title | | The head of the page.',
      ],
    ]);
  });

  it('stay apart from the text above and below, and have no code in them', async () => {
    const texts = [
      { text: 'The settings of the page are these.', x: LEFT, y: 740 },
      ...head,
      at('page.width', 0, 684, { font: 'Courier' }),
      at('int', 1, 684, { font: 'Courier' }),
      at('set_width(page)', 2, 684, { font: 'Courier' }),
      { text: 'There are no others.', x: LEFT, y: 640 },
    ];
    const lines = (await linesOf(texts, [718, 698, 678])).map((line) => ({ line, page: 1 }));
    expect(markCode(lines)).not.toContain(true);
    expect((await blocksOf(texts, [718, 698, 678])).map(([, text]) => text)).toEqual([
      'The settings of the page are these.',
      'Name | Kind | What it says\npage.width | int | set_width(page)',
      'There are no others.',
    ]);
  });

  it('keep a row that has a cell too wide for its column, and words drawn in one go', async () => {
    const texts = [
      ...head,
      at('a.name.much.too.long', 0, 684),
      at('number', 1, 684),
      // The two words are one string: the space between them is where the line is.
      at('a single word-------      or_two', 1, 664),
    ];
    expect((await blocksOf(texts, [718, 698, 678, 658]))[0]?.[1]).toContain('a.name.much.too.long | number');
    expect((await blocksOf(texts, [718, 698, 678, 658]))[0]?.[1]).toContain('a single word------- | or_two');
  });

  it('have several rows where no line separates them', async () => {
    const rows = ['one', 'two', 'three'].flatMap((name, i) => [
      at(name, 0, 684 - 12 * i),
      at(`int${i}`, 1, 684 - 12 * i),
      at(`Says ${name}.`, 2, 684 - 12 * i),
    ]);
    expect((await blocksOf([...head, ...rows], [718, 698, 650]))[0]?.[1]?.split('\n')).toEqual([
      'Name | Kind | What it says',
      'one | int0 | Says one.',
      'two | int1 | Says two.',
      'three | int2 | Says three.',
    ]);
  });

  it('are none where the lines frame a listing', async () => {
    const listing = Array.from({ length: 6 }, (_, i) =>
      at(`call_${i}(file);`, 0, 684 - 12 * i, { font: 'Courier' }),
    );
    const notes = [at('A note.', 2, 684), at('One more.', 2, 660)];
    const lines = await linesOf([...head, ...listing, ...notes], [718, 698, 610]);
    expect(lines.filter(({ cell }) => cell)).toEqual([]);
  });
});
