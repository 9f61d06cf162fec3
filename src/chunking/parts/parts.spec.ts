import type { ChunkPart } from '../../book/chunk-part.js';
import { chunkBook } from '../chunk-book.js';
import { BookBuilder, countPieces } from '../testing/book-builder.js';
import { limitsFor } from '../token-limits.js';

const text = 'Sentences about files and handles, which are opened and closed again by the reader.';

/** The parts of each chunk as [kind, text]. */
function partsOf(builder: BookBuilder, maxTokens = 256) {
  const { book, contents } = builder.build();
  const { chunks } = chunkBook(book, contents, { limits: limitsFor(maxTokens), countTokens: countPieces });
  return chunks.map((chunk) => ({
    chunk,
    parts: chunk.parts,
    shown: chunk.parts.map((part) => [part.kind, textOf(chunk.text, part)]),
  }));
}

function textOf(whole: string, { first, last }: ChunkPart): string {
  return Array.from(whole)
    .slice(first, last + 1)
    .join('');
}

describe('the parts of a chunk', () => {
  it('are its heading, prose, list and code, in order', () => {
    const [made] = partsOf(
      new BookBuilder()
        .section('1 Files')
        .paragraph('You may do this:')
        .line('• open a file')
        .line('• close a file')
        .code(['def read(path):', '    return open(path)']),
    );
    expect(made?.shown).toEqual([
      ['heading', '1 Files'],
      ['prose', 'You may do this:'],
      ['list', '• open a file\n• close a file'],
      ['code', 'def read(path):\n    return open(path)'],
    ]);
    expect(made?.parts[3]?.language).toBe('python');
  });

  it('distinguish what was typed in a session from what the program printed', () => {
    const session = ['>>> for x in range(2):', '...     print(x)', '...', '0', '1', '', '>>> len("x")', '1'];
    const [made] = partsOf(new BookBuilder().section('1 Files').code(session));
    expect(made?.shown.slice(1)).toEqual([
      ['code', '>>> for x in range(2):\n...     print(x)\n...'],
      ['output', '0\n1'],
      ['code', '>>> len("x")'],
      ['output', '1'],
    ]);
  });

  it('count a character outside the basic plane as one', () => {
    const [made] = partsOf(new BookBuilder().section('1 𝔉iles').paragraph(`Of 𝔞 and 𝔟: ${text}`));
    expect(made?.shown).toEqual([
      ['heading', '1 𝔉iles'],
      ['prose', `Of 𝔞 and 𝔟: ${text}`],
    ]);
  });

  it('say when a listing or a paragraph continues from the previous chunk', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `value_${i} = read(${i})`);
    const made = partsOf(new BookBuilder().section('1 Files').paragraph(text.repeat(2)).code(rows), 90);
    const listings = made.flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'code'));
    expect(listings.length).toBeGreaterThan(2);
    expect(listings.map(({ goesOn }) => goesOn)).toEqual([undefined, ...listings.slice(1).map(() => true)]);
    expect(made.flatMap(({ parts }) => parts).filter(({ kind }) => kind !== 'code')).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ goesOn: true })]) as unknown,
    );
  });

  it('have one box for each page and column of their lines, measured from the lower left corner', () => {
    const builder = new BookBuilder().section('1 Files');
    for (const [i, row] of [
      'A line that goes on',
      'in the next line and',
      'over the page',
      'to its end.',
    ].entries()) {
      if (i === 2) builder.nextPage();
      builder.line(row);
    }
    const [made] = partsOf(builder);
    const boxes = made?.parts[1]?.boxes ?? [];
    expect(boxes.map(({ page }) => page)).toEqual([1, 2]);
    expect(boxes.map(({ first }) => first)).toEqual([undefined, made?.chunk.text.indexOf('over the page')]);
    const [first] = boxes;
    // Two baselines 12 points apart, plus the height of letters of 10 points.
    expect((first?.y1 ?? 0) - (first?.y0 ?? 0)).toBeCloseTo(12 + 10 * 1.15, 0);
    expect(first).toMatchObject({ x0: 72, x1: 72 + 'in the next line and'.length * 5 });
  });

  it('never have a box beyond the edge of the page', () => {
    const [made] = partsOf(
      new BookBuilder().section('1 Files').line('Text that sticks out of the page.', { x0: -5, x1: 700 }),
    );
    expect(made?.parts[1]?.boxes).toMatchObject([{ x0: 0, x1: 595 }]);
  });

  it('have the printed labels of their pages', () => {
    const { book, contents } = new BookBuilder().section('1 Files').paragraph(text).build();
    const labelled = { ...book, pages: book.pages.map((page) => ({ ...page, label: 'iv' })) };
    const options = { limits: limitsFor(256), countTokens: countPieces };
    expect(chunkBook(labelled, contents, options).chunks).toMatchObject([
      { pageFirst: 1, pageLabelFirst: 'iv', pageLabelLast: 'iv' },
    ]);
    expect(chunkBook(book, contents, options).chunks[0]).toMatchObject({ pageLabelFirst: null });
  });
});
