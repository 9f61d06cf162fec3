import type { Line } from '../../book/page.js';
import { readBook } from '../../pdf/read-book.js';
import { makePdf } from '../../pdf/testing/make-pdf.js';
import { measureStyle } from '../blocks/book-style.js';
import { proseBlocks } from '../blocks/paragraphs.js';
import { columnsOf } from './columns.js';

const COLUMNS = [72, 180, 330] as const;

/** Draws rows of cells at fixed columns, 12 points apart. Empty cells are not drawn. */
async function linesOf(
  rows: readonly (readonly string[])[],
  at: readonly number[] = COLUMNS,
): Promise<Line[]> {
  const texts = rows.flatMap((cells, row) =>
    cells.flatMap((text, i) => (text === '' ? [] : [{ text, x: at[i] ?? 72, y: 700 - 12 * row }])),
  );
  const book = await readBook(makePdf({ pages: [{ texts }] }), { heapMegabytes: 384, pageSeconds: 10 });
  return [...(book.pages[0]?.lines ?? [])];
}

async function blocksOf(rows: readonly (readonly string[])[], at?: readonly number[]): Promise<string[][]> {
  const lines = (await linesOf(rows, at)).map((line) => ({ line, page: 1 }));
  return proseBlocks(lines, measureStyle(lines)).map(({ kind, text }) => [kind, text]);
}

describe('tables', () => {
  it('keep their rows, with the cells separated', async () => {
    const rows = [
      ['Name', 'Meaning', 'Default'],
      ['width', 'width of the page', '612'],
      ['title', 'what the head says', 'none'],
    ];
    expect(await blocksOf(rows)).toEqual([
      [
        'table',
        'Name | Meaning | Default\nwidth | width of the page | 612\ntitle | what the head says | none',
      ],
    ]);
  });

  it('keep rows whose cells fill their columns, so that the gaps between them are narrow', async () => {
    const rows = [
      ['Unit', 'Command', 'Symbol'],
      ['metre', '\\metre', 'm'],
      ['kilogram', '\\kilogram', 'kg'],
      ['second', '\\second', 's'],
    ];
    // Helvetica: `kilogram` is 37.8 points wide, `\\kilogram` 40.6.
    expect(await blocksOf(rows, [72, 121, 173])).toEqual([
      ['table', rows.map((row) => row.join(' | ')).join('\n')],
    ]);
  });

  it('join the lines of a cell in its row and repair hyphens', async () => {
    const rows = [
      ['Name', 'Meaning', 'Default'],
      ['width', 'width of the page inclu-', '612'],
      ['', 'ding its outer margin and', ''],
      ['', 'the bleed', ''],
      ['title', 'what the head says', 'none'],
    ];
    expect(await blocksOf(rows)).toEqual([
      [
        'table',
        'Name | Meaning | Default\n' +
          'width | width of the page including its outer margin and the bleed | 612\n' +
          'title | what the head says | none',
      ],
    ]);
  });

  it("keep the author's hyphen at a line end in a cell when the book writes the word with it", async () => {
    const rows = [
      ['Name', 'Meaning', 'Default'],
      ['a', 'a user-defined name', 'x'],
      ['b', 'what it is', 'any user-'],
      ['', '', 'defined one'],
      ['c', 'what it has', 'y'],
    ];
    const [[, text] = []] = await blocksOf(rows);
    expect(text).toContain('b | what it is | any user-defined one');
  });

  it('show where a cell is empty', async () => {
    const rows = [
      ['Name', 'Meaning', 'Default'],
      ['width', 'width of the page', '612'],
      ['title', '', 'none'],
      ['height', 'height of the page', '792'],
    ];
    expect((await blocksOf(rows))[0]?.[1]).toContain('title | | none');
  });

  it('separate cells that nearly fill their column where the next column begins', async () => {
    const rows = [
      ['Name', 'Meaning', 'Default'],
      ['width', 'width of the page', '612'],
      ['a longer name here', 'meaning', 'none'],
    ];
    expect((await blocksOf(rows, [72, 166, 330]))[0]?.[1]).toContain('a longer name here | meaning | none');
  });

  it('end where running text continues', async () => {
    const rows = [
      ['Name', 'Meaning', 'Default'],
      ['width', 'width of the page', '612'],
      ['A paragraph that runs over the columns of the table above it and ends here.'],
    ];
    expect((await blocksOf(rows)).map(([kind]) => kind)).toEqual(['table', 'paragraph']);
  });

  it('are not the heads of entries that say at the right edge what they define', async () => {
    const rows = [
      ['gc-flip', '', '[procedure]'],
      ['Forces a collection to occur, and returns the number of words that are free.', '', ''],
      ['purify', '', '[special form]'],
      ['Moves what it is given to a constant space.', '', ''],
    ];
    expect((await blocksOf(rows)).map(([kind]) => kind)).not.toContain('table');
  });

  it('are read row by row even when two columns fill a page', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => [`open_${i}(file)`, `opens file number ${i} for you`]);
    const [block] = await blocksOf(rows, [72, 310]);
    expect(block?.[1]?.split('\n')[3]).toBe('open_3(file) | opens file number 3 for you');
  });

  it('have no columns when the rows do not agree on them', () => {
    const row = (...edges: number[]) => edges.map((left) => ({ text: 'x', left, right: left + 100 }));
    expect(columnsOf([row(0, 120), row(60, 180), row(110, 290)])).toEqual([]);
  });
});
