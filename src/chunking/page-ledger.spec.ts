import * as fc from 'fast-check';
import type { Book } from '../book/page.js';
import { chunkBook } from './chunk-book.js';
import { LEFT_OUT_REASONS } from './page-ledger.js';
import type { LedgerLine } from './page-ledger.js';
import { BookBuilder, countPieces } from './testing/book-builder.js';
import { limitsFor } from './token-limits.js';

const text =
  'Files are opened and read by the program, and then they are closed again by the reader. '.repeat(4);
const options = { limits: limitsFor(256), countTokens: countPieces };

const KINDS = [
  'text',
  'code',
  'empty',
  'scan',
  'lost',
  'late',
  'contents',
  'imprint',
  'notice',
  'title',
] as const;
type Kind = (typeof KINDS)[number];

/** A book with a page of each kind, in order. */
function bookOf(
  kinds: readonly Kind[],
): { readonly book: Book } & Pick<ReturnType<BookBuilder['build']>, 'contents'> {
  const builder = new BookBuilder();
  kinds.forEach((kind, i) => {
    if (i > 0) builder.nextPage();
    if (kind === 'text') builder.section(`${i} Files`).paragraph(text.trim());
    if (kind === 'code') builder.code(['def read(path):', '    return open(path).read()']);
    if (kind === 'contents') for (let at = 1; at < 9; at++) builder.line(`${at} Files . . . . . . ${at}`);
    if (kind === 'imprint') {
      for (const row of ['Copyright 2020', 'All rights reserved', 'ISBN 1']) builder.line(row);
    }
    if (kind === 'notice') builder.line('These pages are not included in this sample.');
    if (kind === 'title') builder.line('The Book of Files');
  });
  const { book, contents } = builder.build();
  const isLost = (page: number): boolean => ['lost', 'late'].includes(kinds[page - 1] ?? '');
  const pages = book.pages
    .filter(({ number }) => !isLost(number))
    .map((page) => (kinds[page.number - 1] === 'scan' ? { ...page, imageShare: 0.9 } : page));
  const failures = book.pages
    .filter(({ number }) => isLost(number))
    .map(({ number }) => ({
      page: number,
      reason:
        kinds[number - 1] === 'late' ? 'Not read: the book took longer than 1 s.' : 'The page is damaged.',
    }));
  return { book: { ...book, pages, failures }, contents };
}

const pagesOf = (ledger: readonly LedgerLine[], kind: LedgerLine['kind']): number[] =>
  ledger
    .filter((line) => line.kind === kind)
    .flatMap(({ pages }) => pages)
    .flatMap(({ pageFirst, pageLast }) =>
      Array.from({ length: pageLast - pageFirst + 1 }, (_, i) => pageFirst + i),
    );

const of = (kinds: readonly Kind[]) => {
  const { book, contents } = bookOf(kinds);
  return chunkBook(book, contents, options);
};

describe('the ledger of a book', () => {
  it('has every page in exactly one line, each kind once, with its count', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 14 }), (kinds) => {
        const { ledger } = of(kinds);
        const pages = (['kept', ...LEFT_OUT_REASONS] as const).flatMap((kind) => pagesOf(ledger, kind));
        expect(pages.toSorted((a, b) => a - b)).toEqual(kinds.map((_, i) => i + 1));
        expect(new Set(ledger.map(({ kind }) => kind)).size).toBe(ledger.length);
        for (const { kind, count } of ledger) expect(pagesOf(ledger, kind)).toHaveLength(count);
      }),
      { numRuns: 60 },
    );
  });

  it('tells text that no viewer shows, as a part of a page that is kept or as a page without other text', () => {
    const { book, contents } = bookOf(['contents', 'text', 'empty', 'text']);
    const pages = book.pages.map((page) => ({ ...page, hidden: page.number !== 4 }));
    const { ledger, dropped } = chunkBook({ ...book, pages }, contents, options);
    expect(pagesOf(ledger, 'contents')).toEqual([1]);
    expect(pagesOf(ledger, 'kept')).toEqual([2, 4]);
    expect(pagesOf(ledger, 'hidden')).toEqual([3]);
    expect(dropped).toContainEqual({ reason: 'hidden', pageFirst: 2, pageLast: 2, part: true });
  });

  it('keeps every page of text and code, and reports scans, lost pages and pages that were not read', () => {
    const kinds: Kind[] = ['text', 'scan', 'code', 'lost', 'text', 'empty', 'scan', 'late', 'text'];
    const { ledger } = of(kinds);
    const read = (kind: LedgerLine['kind']) => pagesOf(ledger, kind);
    expect(read('kept')).toEqual([1, 3, 5, 9]);
    expect(read('scanned')).toEqual([2, 7]);
    expect(read('unreadable')).toEqual([4]);
    expect(read('empty')).toEqual([6]);
    expect(read('not-read')).toEqual([8]);
  });

  it('does not hide a scan between two pages of one chunk', () => {
    const builder = new BookBuilder().section('1 Files').line('A sentence that begins here and').nextPage();
    const { book, contents } = builder.nextPage().line('goes on behind a picture of a page.').build();
    const pages = book.pages.map((page) => (page.number === 2 ? { ...page, imageShare: 1 } : page));
    const { chunks, ledger } = chunkBook({ ...book, pages }, contents, options);
    expect(chunks).toMatchObject([{ pageFirst: 1, pageLast: 3 }]);
    expect(pagesOf(ledger, 'scanned')).toEqual([2]);
  });

  it('treats a single picture at the front of a longer book as its cover', () => {
    const inner: Kind[] = Array.from({ length: 10 }, () => 'text');
    expect(pagesOf(of(['scan', ...inner]).ledger, 'cover')).toEqual([1]);
    expect(pagesOf(of(['scan', ...inner, 'scan']).ledger, 'cover')).toEqual([1, 12]);
    expect(pagesOf(of([...inner, 'scan']).ledger, 'scanned')).toEqual([11]);
    expect(pagesOf(of(['scan', 'text', 'scan', ...inner]).ledger, 'scanned')).toEqual([1, 3]);
    expect(pagesOf(of(['scan', 'text']).ledger, 'scanned')).toEqual([1]);
  });
});

describe('the range of the book proper', () => {
  it('begins and ends with a page of the book proper', () => {
    expect(of(['title', 'imprint', 'contents', 'text', 'text', 'empty']).content).toEqual({
      pageFirst: 4,
      pageLast: 5,
    });
  });

  it('skips a preface, although its text is kept', () => {
    const { book, contents } = new BookBuilder()
      .section('Preface')
      .paragraph(text.trim())
      .nextPage()
      .section('1 Files')
      .paragraph(text.trim())
      .build();
    const { content, ledger } = chunkBook(book, contents, options);
    expect(content).toEqual({ pageFirst: 2, pageLast: 2 });
    expect(pagesOf(ledger, 'kept')).toEqual([1, 2]);
  });

  it('is found by headings and running text when no title names the parts', () => {
    const synthesised = (build: (builder: BookBuilder) => BookBuilder) => {
      const { book } = build(new BookBuilder()).build();
      return chunkBook(book, { source: 'synthesised', sections: [] }, options).content;
    };
    const pages = (builder: BookBuilder) =>
      builder.line('THE BOOK OF FILES BY NOBODY').nextPage().paragraph(text.trim()).nextPage();
    expect(
      synthesised((builder) =>
        pages(builder).heading('Chapter 1').paragraph(text.trim()).nextPage().line('Goodbye to all.'),
      ),
    ).toEqual({ pageFirst: 3, pageLast: 3 });
    expect(synthesised((builder) => pages(builder).paragraph(text.trim()))).toEqual({
      pageFirst: 2,
      pageLast: 3,
    });
  });
});
