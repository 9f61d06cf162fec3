import * as fc from 'fast-check';
import { chunkBook } from './chunk-book.js';
import type { Chunk } from './chunk.js';
import { bookPlan, makeBook, wordsOf } from './testing/any-book.js';
import { countPieces } from './testing/book-builder.js';
import { limitsFor } from './token-limits.js';

const pagesOf = (book: { pages: readonly { number: number; lines: readonly { text: string }[] }[] }) =>
  new Map(
    book.pages.flatMap(({ number, lines }) =>
      lines.flatMap(({ text }) => wordsOf(text).map((word) => [word, number] as const)),
    ),
  );

const forAnyBook = (
  check: (made: ReturnType<typeof makeBook>, chunks: readonly Chunk[], hard: number) => void,
): void =>
  fc.assert(
    fc.property(bookPlan, fc.integer({ min: 40, max: 300 }), (plan, maxTokens) => {
      const made = makeBook(plan);
      const limits = limitsFor(maxTokens);
      check(
        made,
        chunkBook(made.book, made.contents, { limits, countTokens: countPieces }).chunks,
        limits.hard,
      );
    }),
    { numRuns: 60 },
  );

describe('chunking any book', () => {
  it('puts every word into exactly one chunk, in reading order', () =>
    forAnyBook(({ words }, chunks) => {
      expect(chunks.flatMap((chunk) => wordsOf(chunk.text))).toEqual(words);
    }));

  it('never exceeds the hard limit and states the exact number of tokens', () =>
    forAnyBook((_, chunks, hard) => {
      for (const chunk of chunks) {
        expect(chunk.tokens).toBe(countPieces(chunk.embedText) + 2);
        expect(chunk.tokens).toBeLessThanOrEqual(hard);
      }
    }));

  it('keeps every line of code whole, with its indentation', () =>
    forAnyBook(({ codeLines }, chunks) => {
      const rows = new Set(chunks.flatMap((chunk) => chunk.text.split('\n')));
      expect(codeLines.filter((row) => !rows.has(row))).toEqual([]);
    }));

  it('gives each chunk the pages that its words stand on', () =>
    forAnyBook(({ book }, chunks) => {
      const pageOf = pagesOf(book);
      for (const chunk of chunks) {
        const pages = wordsOf(chunk.text).map((word) => pageOf.get(word) ?? 0);
        expect([chunk.pageFirst, chunk.pageLast]).toEqual([Math.min(...pages), Math.max(...pages)]);
      }
    }));

  it('gives the range of each chunk in the body text', () =>
    forAnyBook(({ words }, chunks) => {
      // The separators are white space, so any white space of the same length puts the chunks in their places.
      let body = '';
      for (const chunk of chunks) body = body.padEnd(chunk.charFirst) + chunk.text;
      for (const { charFirst, charLast, text } of chunks) {
        expect(body.slice(charFirst, charLast + 1)).toBe(text);
      }
      expect(wordsOf(body)).toEqual(words);
      expect(body.trim()).toHaveLength((chunks.at(-1)?.charLast ?? -1) + 1);
    }));

  it('divides each chunk into parts in order, with white space between them and boxes on its pages', () =>
    forAnyBook(({ book }, chunks) => {
      for (const { text, parts, pageFirst, pageLast } of chunks) {
        let at = 0;
        for (const { first, last, boxes } of parts) {
          expect(text.slice(at, first).trim()).toBe('');
          expect(last).toBeGreaterThanOrEqual(first);
          at = last + 1;
          for (const { page, x0, y0, x1, y1 } of boxes) {
            const { width, height } = book.pages[page - 1]!;
            expect([page >= pageFirst, page <= pageLast]).toEqual([true, true]);
            expect([0 <= x0, x0 < x1, x1 <= width]).toEqual([true, true, true]);
            expect([0 <= y0, y0 < y1, y1 <= height]).toEqual([true, true, true]);
          }
        }
        expect(at).toBe(text.length);
      }
    }));

  it('never crosses a section boundary and numbers the chunks without gaps', () =>
    forAnyBook((_, chunks) => {
      chunks.forEach((chunk, i) => {
        expect(chunk.ordinal).toBe(i);
        expect(new Set(wordsOf(chunk.text).map((word) => Number(/^s(\d+)/.exec(word)?.[1])))).toEqual(
          new Set([chunk.section]),
        );
      });
    }));

  it('gives the same chunks and hashes again, also with lines that the reader marked as furniture', () =>
    forAnyBook(({ book, contents }, chunks, hard) => {
      const furnished = {
        ...book,
        pages: book.pages.map((page) => ({
          ...page,
          lines: page.lines.flatMap((line, i) =>
            i === 0 ? [{ ...line, text: 'Running head', y: 800, furniture: true }, line] : [line],
          ),
        })),
      };
      const again = chunkBook(furnished, contents, { limits: limitsFor(hard), countTokens: countPieces });
      expect(again.chunks).toEqual(chunks);
    }));
});
