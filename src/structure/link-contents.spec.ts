import { readBook } from '../pdf/read-book.js';
import { makePdf } from '../pdf/testing/make-pdf.js';
import type { PdfLink, PdfPage, PdfText } from '../pdf/testing/make-pdf.js';
import { buildContents } from './build-contents.js';

const TITLES = ['Trees', 'Binary trees', 'Graphs', 'Paths'];

function chapter(title: string): PdfPage {
  const texts = ['It begins here and goes on.', 'And it goes on to the end.'];
  return {
    texts: [
      { text: title, x: 72, y: 600, size: 16 },
      ...texts.map((text, i) => ({ text, x: 72, y: 570 - 14 * i })),
    ],
  };
}

/** A contents page whose lines are links to pages 2, 3, 4 and 5. */
function contents(link: Partial<PdfLink>, number: (i: number) => PdfText[] = () => []): PdfPage {
  const ys = TITLES.map((_, i) => 680 - 16 * i);
  return {
    texts: [
      { text: 'Contents', x: 72, y: 720, size: 18 },
      ...TITLES.flatMap((text, i) => [{ text, x: i % 2 === 0 ? 72 : 90, y: ys[i] ?? 0 }, ...number(i)]),
    ],
    links: ys.map((y, i) => ({ x0: 70, y0: y - 3, x1: 200, y1: y + 9, page: i + 2, ...link })),
  };
}

async function contentsOf(page: PdfPage) {
  const book = await readBook(makePdf({ pages: [page, ...TITLES.map(chapter)] }), {
    heapMegabytes: 384,
    pageSeconds: 10,
  });
  return buildContents(book, { withoutContents: 'reject' });
}

const expected = TITLES.map((title, i) => [title, i % 2, i + 2]);

describe('linked contents', () => {
  it('need no page numbers', async () => {
    const { source, confidence, sections } = await contentsOf(contents({}));
    expect([source, confidence]).toEqual(['links', 1]);
    expect(sections.map(({ title, level, pageFirst }) => [title, level, pageFirst])).toEqual(expected);
    expect(sections.map(({ start }) => Math.round(start.y))).toEqual([614, 614, 614, 614]);
  });

  it('take precedence over printed numbers, which differ from those of the file', async () => {
    const numbers = contents({ y: 620 }, (i) => [{ text: String(i + 41), x: 500, y: 680 - 16 * i }]);
    const { source, sections } = await contentsOf(numbers);
    expect(source).toBe('links');
    expect(sections.map(({ title, level, pageFirst }) => [title, level, pageFirst])).toEqual(expected);
  });

  it('are found when only the page numbers are links', async () => {
    const numbers = contents({ x0: 498, x1: 515, by: 'action' }, (i) => [
      { text: String(i + 41), x: 500, y: 680 - 16 * i },
    ]);
    const { source, sections } = await contentsOf(numbers);
    expect(source).toBe('links');
    expect(sections.map(({ pageFirst }) => pageFirst)).toEqual([2, 3, 4, 5]);
  });

  it('are not used when all links lead to one page', async () => {
    expect((await contentsOf(contents({ page: 3 }))).source).toBe('headings');
  });
});

describe('a chosen source', () => {
  const open = (page: PdfPage) =>
    readBook(makePdf({ pages: [page, ...TITLES.map(chapter)] }), { heapMegabytes: 384, pageSeconds: 10 });

  it('is used although a better one exists', async () => {
    const book = await open(contents({}));
    expect(buildContents(book, { withoutContents: 'reject', source: 'headings' }).source).toBe('headings');
  });

  it.each(['outline', 'links', 'printed'] as const)(
    'is refused by its name when it is %s and finds nothing',
    async (source) => {
      const book = await open({ texts: [{ text: 'A title page', x: 72, y: 500 }] });
      expect(() => buildContents(book, { withoutContents: 'synthesise', source })).toThrowError(
        expect.objectContaining({ code: 'document.no_contents', field: 'source' }) as Error,
      );
    },
  );
});
