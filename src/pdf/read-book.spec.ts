import { UserError } from '../errors/errors.js';
import type { Book } from '../book/page.js';
import { readBook } from './read-book.js';
import { makePdf } from './testing/make-pdf.js';
import type { PdfPage } from './testing/make-pdf.js';

const limits = { heapMegabytes: 384, pageSeconds: 10 };

function textPage(...lines: string[]): PdfPage {
  return { texts: lines.map((text, i) => ({ text, x: 72, y: 600 - 14 * i })) };
}

async function refusalOf(bytes: Uint8Array, password?: string): Promise<string> {
  const error: unknown = await readBook(bytes, { ...limits, password }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error.code;
  throw new Error('The file was not refused.', { cause: error });
}

function textOf(book: Book, page: number): string[] {
  return book.pages.find(({ number }) => number === page)?.lines.map((line) => line.text) ?? [];
}

describe('reading a book', () => {
  it('gives pages, lines, title, labels and outline', async () => {
    const pdf = makePdf({
      title: 'A Small Book',
      arabicFrom: 2,
      pages: [textPage('Preface'), textPage('Chapter one', 'It begins here.')],
      outline: [
        { title: 'Preface', level: 0, page: 1, y: 610 },
        { title: 'Chapter one', level: 0, page: 2, y: 610 },
        { title: 'Elsewhere', level: 1, page: null },
      ],
    });
    const book = await readBook(pdf, limits);
    expect(book).toMatchObject({ title: 'A Small Book', pageCount: 2, failures: [] });
    expect(book.pages.map((page) => page.label)).toEqual(['i', '1']);
    expect(textOf(book, 2)).toEqual(['Chapter one', 'It begins here.']);
    expect(book.pages[1]?.lines[0]).toMatchObject({ size: 10, font: 'Helvetica', monoShare: 0 });
    expect(book.pages[1]?.lines[0]?.y).toBeCloseTo(600, 3);
    expect(book.outline).toEqual([
      { title: 'Preface', level: 0, page: 1, y: 610 },
      { title: 'Chapter one', level: 0, page: 2, y: 610 },
      { title: 'Elsewhere', level: 1, page: null, y: null },
    ]);
  });

  it('leaves out what is outside of the crop box, but for the end of a line that begins inside', async () => {
    const texts = [
      { text: 'house_1.qxd 3/4/99 Page 17', x: 30, y: 780 },
      { text: '17', x: 20, y: 600 },
      { text: 'A line that is too long for the page.', x: 480, y: 600 },
    ];
    const book = await readBook(makePdf({ pages: [{ texts, crop: [60, 60, 552, 732] }] }), limits);
    expect(textOf(book, 1)).toEqual(['A line that is too long for the page.']);
  });

  it('reports progress after every page', async () => {
    const seen: string[] = [];
    const pdf = makePdf({ pages: [textPage('one'), textPage('two'), textPage('three')] });
    await readBook(pdf, { ...limits, onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['1/3', '2/3', '3/3']);
  });

  it('reads shared memory in place and files with lines before their header', async () => {
    const pdf = Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n'),
      makePdf({ pages: [textPage('Hello world')] }),
    ]);
    const shared = new SharedArrayBuffer(pdf.length);
    new Uint8Array(shared).set(pdf);
    expect(textOf(await readBook(shared, limits), 1)).toEqual(['Hello world']);
  });

  it('keeps the characters of code lines for the column grid', async () => {
    const pdf = makePdf({
      pages: [{ texts: [{ text: '    return mill_if(x)', x: 72, y: 600, font: 'Courier' }] }],
    });
    const line = (await readBook(pdf, limits)).pages[0]?.lines[0];
    expect(line?.monoShare).toBe(1);
    expect(line?.advance).toBeCloseTo(6, 1);
    expect(line?.glyphs?.[0]).toMatchObject({ text: 'r', mono: true });
    expect(line?.glyphs?.[0]?.x).toBeCloseTo(72 + 4 * 6, 1);
  });

  it.each([0, 90, 180, 270] as const)(
    'places text on a page turned by %i degrees as it is shown',
    async (rotate) => {
      const texts = [
        { text: 'wide', x: 72, y: 500 },
        { text: 'table', x: 200, y: 500 },
      ];
      const page = (await readBook(makePdf({ pages: [{ texts, rotate }] }), limits)).pages[0];
      expect(page).toMatchObject(
        rotate % 180 === 0 ? { width: 612, height: 792 } : { width: 792, height: 612 },
      );
      expect(page?.lines.map((line) => line.text)).toEqual(['wide table']);
      expect(page?.lines[0]?.y).toBeCloseTo(500, 1);
      expect(page?.lines[0]?.x0).toBeCloseTo(72, 0);
    },
  );
});

describe('links', () => {
  const linked = (by: 'destination' | 'action', rotate: 0 | 90 = 0) =>
    makePdf({
      pages: [
        {
          ...textPage('Contents'),
          rotate,
          links: [{ x0: 70, y0: 590, x1: 200, y1: 612, page: 2, y: 500, by }],
        },
        textPage('Chapter one'),
      ],
    });

  it.each(['destination', 'action'] as const)(
    'with a target given as %s have its page and height',
    async (by) => {
      const book = await readBook(linked(by), limits);
      expect(book.pages[0]?.links).toEqual([
        { x0: 70, y0: 590, x1: 200, y1: 612, targetPage: 2, targetY: 500 },
      ]);
      expect(book.pages[1]?.links).toEqual([]);
    },
  );

  it('are at the position shown on a turned page', async () => {
    const book = await readBook(linked('destination', 90), limits);
    expect(book.pages[0]?.links).toMatchObject([{ x0: 590, y0: 612 - 200, x1: 612, y1: 612 - 70 }]);
  });

  it('are read up to a limit, without those that have no target', async () => {
    const link = { x0: 70, y0: 590, x1: 200, y1: 612 };
    const links = [{ ...link, page: 99 }, ...Array.from({ length: 3_000 }, () => ({ ...link, page: 1 }))];
    const book = await readBook(makePdf({ pages: [{ ...textPage('Contents'), links }] }), limits);
    expect(book.pages[0]?.links).toHaveLength(999);
  });
});

describe('refusing a file', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'document.empty'],
    ['a web page', Buffer.from('<!doctype html><title>Not found</title>'), 'document.not_pdf'],
    [
      'a header with nothing behind it',
      Buffer.from(`%PDF-1.7\n${'rubbish '.repeat(200)}`),
      'document.damaged',
    ],
    ['a PDF without pages', makePdf({ pages: [] }), 'document.no_pages'],
    [
      'a form that viewers lay out',
      makePdf({ pages: [textPage('Please wait...')], dynamicForm: true }),
      'document.dynamic_form',
    ],
    ['a PDF without text', makePdf({ pages: [{}, {}] }), 'document.no_text'],
    ['a scan', makePdf({ pages: [{ image: true }, { image: true }, textPage('cover')] }), 'document.scanned'],
  ])('names the cause for %s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('reports that a truncated download is incomplete', async () => {
    const pdf = makePdf({ pages: [textPage('Hello')] });
    const head = pdf.subarray(0, Math.floor(pdf.length * 0.3));
    await expect(readBook(head, limits)).rejects.toMatchObject({
      code: 'document.damaged',
      message: expect.stringContaining('incomplete') as string,
    });
  });
});

describe('a hostile page', () => {
  it('fails alone: 18 of 20 pages are read, without the two unreadable ones', async () => {
    const pages = Array.from({ length: 20 }, (_, i) => ({
      ...textPage(`Text of page ${i + 1}`),
      poison: i + 1 === 8 || i + 1 === 14,
    }));
    const book = await readBook(makePdf({ pages }), { heapMegabytes: 128, pageSeconds: 10 });
    expect(book.failures).toMatchObject([
      { page: 8, reason: expect.stringContaining('memory') as string },
      { page: 14, reason: expect.stringContaining('memory') as string },
    ]);
    expect(book.pages).toHaveLength(18);
    expect(textOf(book, 20)).toEqual(['Text of page 20']);
  });

  it('is given up at its time limit', async () => {
    const pages = [textPage('one'), { ...textPage('two'), poison: true }, textPage('three')];
    const book = await readBook(makePdf({ pages }), { heapMegabytes: 2048, pageSeconds: 1 });
    expect(book.failures).toMatchObject([{ page: 2, reason: expect.stringContaining('1 s') as string }]);
    expect(book.pages.map((page) => page.number)).toEqual([1, 3]);
  });

  it('makes the rest of the book fail after five restarts', async () => {
    const pages = Array.from({ length: 9 }, (_, i) => ({ ...textPage(`page ${i + 1}`), poison: i < 7 }));
    await expect(readBook(makePdf({ pages }), { heapMegabytes: 64, pageSeconds: 10 })).rejects.toMatchObject({
      code: 'document.damaged',
    });
  });
});

describe('a hostile outline', () => {
  it('that forms a ring is read once', async () => {
    const outline = [
      { title: 'First', level: 0, page: 1 },
      { title: 'Second', level: 0, page: 1 },
    ];
    const pdf = makePdf({ pages: [textPage('one')], outline }).toString('latin1');
    const ring = Buffer.from(pdf.replace('/Prev', '/Next'), 'latin1');
    expect((await readBook(ring, limits)).outline.map((entry) => entry.title)).toEqual(['First', 'Second']);
  });
});

describe('stopping', () => {
  it('ends the reading at once with the given reason', async () => {
    const pages = Array.from({ length: 3 }, () => ({ ...textPage('never'), poison: true }));
    const stop = new AbortController();
    const reading = readBook(makePdf({ pages }), {
      heapMegabytes: 2048,
      pageSeconds: 60,
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(new Error('cancelled by the reader')), 400);
    const started = performance.now();
    await expect(reading).rejects.toThrow('cancelled by the reader');
    // Much earlier than the time limit of the first page.
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('does not start reading if it was stopped before', async () => {
    const pdf = makePdf({ pages: [textPage('one')] });
    await expect(readBook(pdf, { ...limits, signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});
