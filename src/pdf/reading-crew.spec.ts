import { readFileSync } from 'node:fs';
import type { ReadBook } from '../book/page.js';
import { readBook } from './read-book.js';
import { corpusBook, corpusPath, hasCorpus } from './testing/corpus.js';
import { makePdf } from './testing/make-pdf.js';
import type { PdfPage } from './testing/make-pdf.js';

const limits = { heapMegabytes: 384, pageSeconds: 10 };

/** Pages of prose and code; some fonts are used on few pages only. */
function pageOf(number: number): PdfPage {
  return {
    texts: [
      { text: `Chapter ${number}`, x: 72, y: 720, size: 18, font: 'Helvetica-Bold' },
      { text: `Page ${number} tells of reading with several threads.`, x: 72, y: 690 },
      {
        text: `    return pages[${number}]`,
        x: 72,
        y: 660,
        font: number % 50 === 7 ? 'Courier-Bold' : 'Courier',
      },
      ...(number % 90 === 3
        ? [{ text: 'In a font of its own', x: 72, y: 640, font: 'Times-Roman' as const }]
        : []),
      { text: String(number), x: 300, y: 40 },
    ],
  };
}

function longBook(count: number, poisoned: readonly number[] = []): Buffer {
  const pages = Array.from({ length: count }, (_, i) => ({
    ...pageOf(i + 1),
    poison: poisoned.includes(i + 1),
  }));
  return makePdf({ pages, outline: [{ title: 'All', level: 0, page: 2, y: 700 }] });
}

/** Everything that was read, including glyphs: they are an accessor, which comparisons would skip. */
function written(book: ReadBook): unknown {
  return {
    ...book,
    pages: book.pages.map((page) => ({
      ...page,
      lines: page.lines.map((line) => ({ ...line, glyphs: line.glyphs })),
    })),
  };
}

describe('reading a long book with several threads', () => {
  it('gives the same result as one thread', async () => {
    const pdf = longBook(420);
    const alone = await readBook(pdf, limits);
    expect(alone.pages).toHaveLength(420);
    for (const threads of [2, 3]) {
      expect(written(await readBook(pdf, { ...limits, threads }))).toEqual(written(alone));
    }
  });

  it('counts every page once', async () => {
    const seen: number[] = [];
    await readBook(longBook(350), { ...limits, threads: 3, onProgress: (done) => seen.push(done) });
    expect(seen).toEqual(Array.from({ length: 350 }, (_, i) => i + 1));
  });

  it('loses only the unreadable pages', async () => {
    const poisoned = [3, 4, 100, 350];
    const book = await readBook(longBook(400, poisoned), { ...limits, heapMegabytes: 64, threads: 2 });
    expect(book.failures.map(({ page }) => page)).toEqual(poisoned);
    expect(book.pages).toHaveLength(396);
    expect(book.pages.every(({ lines }) => lines.length >= 4)).toBe(true);
  });

  it('gives up the rest of a book that crashes one reader after another', async () => {
    const poisoned = Array.from({ length: 12 }, (_, i) => 20 + 30 * i);
    const book = await readBook(longBook(400, poisoned), { ...limits, heapMegabytes: 64, threads: 2 });
    expect(book.pages.length + book.failures.length).toBe(400);
    expect(book.failures.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('6 other pages'),
    );
  });

  it('keeps the pages read before the time limit of the book', async () => {
    // Page 2 is not in the sample for the fonts.
    const book = await readBook(longBook(400, [2]), {
      heapMegabytes: 2048,
      pageSeconds: 60,
      // Ends before the page has filled the memory, which would end the thread, too.
      bookSeconds: 3,
    });
    expect(book.pages.length).toBeGreaterThan(0);
    expect(book.pages.length + book.failures.length).toBe(400);
    expect(book.failures[0]).toMatchObject({ page: 2, reason: expect.stringContaining('3 s') as string });
  });

  it('stops all threads at once', async () => {
    const stop = new AbortController();
    const reading = readBook(longBook(2_000), {
      ...limits,
      threads: 2,
      signal: stop.signal,
      onProgress: (done) => {
        if (done === 200) stop.abort(new Error('cancelled by the reader'));
      },
    });
    await expect(reading).rejects.toThrow('cancelled by the reader');
  });
});

describe.skipIf(!hasCorpus)('a manual of 366 pages (skipped without ../shared/corpus)', () => {
  it('is the same book with one and with four threads', async () => {
    const pdf = readFileSync(corpusPath('biopython'));
    const alone = written(await corpusBook('biopython'));
    expect(written(await readBook(pdf, { ...limits, threads: 4 }))).toEqual(alone);
  });
});
