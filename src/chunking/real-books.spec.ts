import type { Book } from '../book/page.js';
import { corpusBook, hasCorpus } from '../pdf/testing/corpus.js';
import { buildContents } from '../structure/build-contents.js';
import type { Contents } from '../structure/section.js';
import { chunkBook } from './chunk-book.js';
import type { Chunking } from './chunk.js';
import { countPieces } from './testing/book-builder.js';
import { limitsFor } from './token-limits.js';

const HARD = 256;

interface Made {
  readonly book: Book;
  readonly contents: Contents;
  readonly chunking: Chunking;
}

async function make(name: string): Promise<Made> {
  const book = await corpusBook(name);
  const contents = buildContents(book, { withoutContents: 'synthesise' });
  const chunking = chunkBook(book, contents, { limits: limitsFor(HARD), countTokens: countPieces });
  return { book, contents, chunking };
}

/** Keeps only letters and digits, because chunks repair hyphens, quotes and white space. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

describe.skipIf(!hasCorpus).each(['R-lang', 'biopython'])(
  'the book %s of the corpus, if it is there',
  (name) => {
    let made: Made;
    beforeAll(async () => {
      made = await make(name);
    });

    it('has every page in exactly one line of the ledger', () => {
      const { book, chunking } = made;
      const pages = chunking.ledger
        .flatMap((line) => line.pages)
        .flatMap(({ pageFirst, pageLast }) =>
          Array.from({ length: pageLast - pageFirst + 1 }, (_, i) => pageFirst + i),
        );
      expect(pages.toSorted((a, b) => a - b)).toEqual(book.pages.map((page) => page.number));
    });

    it('stays within the limit', () => {
      expect(Math.max(...made.chunking.chunks.map((chunk) => chunk.tokens))).toBeLessThanOrEqual(HARD);
    });

    it('has nearly all the text of each page in the chunks of that page', () => {
      const { book, chunking } = made;
      const left = new Set(chunking.dropped.flatMap(({ pageFirst, pageLast }) => [pageFirst, pageLast]));
      let found = 0;
      let all = 0;
      for (const page of book.pages) {
        const here = letters(
          chunking.chunks
            .filter((chunk) => chunk.pageFirst <= page.number && chunk.pageLast >= page.number)
            .map((chunk) => chunk.text)
            .join(''),
        );
        if (here === '' || left.has(page.number)) continue;
        for (const line of page.lines) {
          if (line.furniture || /https?:|www\./.test(line.text)) continue;
          const own = letters(line.text);
          all += own.length;
          if (here.includes(own)) found += own.length;
        }
      }
      // The rest is lines that the limit cut inside a word, and headings without text of their own.
      expect(found / all).toBeGreaterThan(0.99);
    });

    it('never starts a chunk with a running head', () => {
      const { book, chunking } = made;
      const heads = new Set(
        book.pages.flatMap((page) =>
          page.lines.filter((line) => line.furniture).map((line) => line.text.trim()),
        ),
      );
      const starts = chunking.chunks.map((chunk) => chunk.text.split('\n', 1)[0] ?? '');
      expect(starts.filter((start) => heads.has(start) && start.length > 3)).toEqual([]);
    });
  },
);

describe.skipIf(!hasCorpus)('biopython, if it is there', () => {
  it('keeps the loop of a transcript with its indentation and its lead-in', async () => {
    const { chunking } = await make('biopython');
    const chunk = chunking.chunks.find(({ text }) =>
      text.includes('>>> for record in records:\n...     print("title:"'),
    );
    expect(chunk).toMatchObject({
      pageFirst: 176,
      sectionPath: expect.arrayContaining(['PubMed and Medline']) as string[],
    });
    expect(chunk?.text).toContain('print out some information');
  });
});
