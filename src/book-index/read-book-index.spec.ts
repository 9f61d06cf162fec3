import type { Book } from '../book/page.js';
import { readBook } from '../pdf/read-book.js';
import { makePdf } from '../pdf/testing/make-pdf.js';
import type { PdfPage, PdfText } from '../pdf/testing/make-pdf.js';
import { buildContents } from '../structure/build-contents.js';
import type { BookIndex } from './book-index.js';
import { isProven } from './index-proof.js';
import { readBookIndex } from './read-book-index.js';

const FRONT_PAGES = 2;
const TOPICS = [
  'closures',
  'generators',
  'decorators',
  'iterators',
  'coroutines',
  'metaclasses',
  'slots',
  'pickles',
];

/** Printed page 1 is page 3 of the file; each chapter is about one topic. */
function chapter(topic: string): PdfPage {
  const sentence = `This chapter explains ${topic} and what they are good for in larger programs.`;
  return {
    texts: [
      { text: `About ${topic}`, x: 72, y: 700, size: 18, font: 'Helvetica-Bold' },
      ...[660, 646, 632].map((y) => ({ text: sentence, x: 72, y })),
    ],
  };
}

/** Lines from the top; two spaces are one step of indentation. */
function column(lines: readonly string[], x: number): PdfText[] {
  return lines.map((line, i) => {
    const indent = line.length - line.trimStart().length;
    return { text: line.trimStart(), x: x + indent * 6, y: 650 - i * 13, size: 9 };
  });
}

async function indexOf(
  columns: readonly (readonly string[])[],
  options: { readonly arabicFrom?: number; readonly titled?: boolean } = {},
): Promise<{ index: BookIndex | null; book: Book }> {
  const pitch = 470 / columns.length;
  const title: PdfText = { text: 'Index', x: 72, y: 700, size: 18, font: 'Helvetica-Bold' };
  const pages: PdfPage[] = [
    { texts: [{ text: 'A Book About Programs', x: 72, y: 500, size: 24 }] },
    { texts: [{ text: 'Preface: why there is another book about programs', x: 72, y: 600 }] },
    ...TOPICS.map(chapter),
    { texts: [title, ...columns.flatMap((lines, i) => column(lines, 72 + i * pitch))] },
  ];
  const outline = TOPICS.map((topic, i) => ({
    title: `About ${topic}`,
    level: 0,
    page: FRONT_PAGES + 1 + i,
    y: 720,
  }));
  const book = await readBook(
    makePdf({
      pages,
      arabicFrom: options.arabicFrom,
      outline:
        options.titled === false
          ? outline
          : [...outline, { title: 'Index', level: 0, page: pages.length, y: 720 }],
    }),
    { heapMegabytes: 128, pageSeconds: 10 },
  );
  return { book, index: readBookIndex(book, buildContents(book, { withoutContents: 'synthesise' })) };
}

const pagesOf = (index: BookIndex | null): Record<string, readonly number[]> =>
  Object.fromEntries((index?.entries ?? []).map(({ term, pages }) => [term, pages]));

const LEFT = [
  'C',
  'closures, 1',
  'coroutines, 5',
  '  and threads, 5',
  'D',
  'decorators, 3',
  '  of classes, 3, 6',
];
const RIGHT = [
  'G',
  'generators, 2, 4-5',
  'I',
  'iterators, 4',
  'M',
  'metaclasses, 6',
  'pickles, see slots',
  'slots, 7',
];

describe('the index of a book', () => {
  it('gives the physical pages of terms and sub-terms from two columns', async () => {
    const { index } = await indexOf([LEFT, RIGHT]);
    expect(pagesOf(index)).toEqual({
      closures: [3],
      coroutines: [7],
      'coroutines, and threads': [7],
      decorators: [5],
      'decorators, of classes': [5, 8],
      generators: [4, 6, 7],
      iterators: [6],
      metaclasses: [8],
      pickles: [],
      slots: [9],
    });
    expect(index?.entries.find(({ term }) => term === 'pickles')).toMatchObject({
      see: ['slots'],
      confidence: null,
    });
    expect(index?.parts).toEqual([{ title: 'Index', pageFirst: 11, pageLast: 11 }]);
  });

  it('finds the offset between printed and physical pages from the terms on them', async () => {
    const { index } = await indexOf([LEFT, RIGHT]);
    expect(index?.numbering).toEqual({ source: 'offset', offset: FRONT_PAGES });
    expect(index?.confidence).toBeGreaterThan(0.5);
    expect(index?.entries.find(({ term }) => term === 'closures')?.confidence).toBe(1);
    const doubtful = index?.entries.find(({ term }) => term === 'decorators, of classes');
    expect(doubtful?.references.map(({ confirmed }) => confirmed)).toEqual([false, false]);
  });

  it('uses the page labels of the PDF, including roman ones', async () => {
    const { index } = await indexOf([['books, ii', ...LEFT], RIGHT], { arabicFrom: FRONT_PAGES + 1 });
    expect(index?.numbering).toEqual({ source: 'labels', offset: null });
    expect(pagesOf(index)).toMatchObject({ books: [2], closures: [3], slots: [9] });
  });

  it('keeps three columns apart', async () => {
    const { index } = await indexOf([
      LEFT,
      ['generators, 2', 'iterators, 4', 'metaclasses, 6', 'slots, 7', 'sorts, 8'],
      ['pickles, 8', 'programs, 1, 2', 'protocols, 4', 'properties, 3', 'prompts, 5'],
    ]);
    expect(pagesOf(index)).toMatchObject({
      closures: [3],
      'decorators, of classes': [5, 8],
      iterators: [6],
      prompts: [7],
    });
  });

  it('joins wrapped lines and repeated heads', async () => {
    const { index } = await indexOf([
      [
        'closures (of functions,',
        '      and of classes), 1',
        'decorators',
        '  of classes, 3',
        '  of functions, 3,',
        '      6',
      ],
      ['decorators (continued)', '  of methods, 4', 'iterators, 4', 'metaclasses, 6', 'slots, 7'],
    ]);
    expect(pagesOf(index)).toMatchObject({
      'closures (of functions, and of classes)': [3],
      'decorators, of classes': [5],
      'decorators, of functions': [5, 8],
      'decorators, of methods': [6],
    });
  });

  it('is found by its shape if no section is titled as an index', async () => {
    const entries = [...LEFT, ...RIGHT];
    const { index } = await indexOf([entries], { titled: false });
    expect(index?.parts).toEqual([{ title: 'Index', pageFirst: 11, pageLast: 11 }]);
    expect(pagesOf(index)).toMatchObject({ closures: [3], slots: [9] });
  });

  it.each([
    ['untitled', '', null],
    ['under a title that speaks of something else', 'A Ports of services', null],
    ['that calls itself an index of something', 'Port Index', null],
    ['under the bare title, on one page', 'Index', null],
  ])('is not a table of names and numbers %s', async (_, title, expected) => {
    const names = ['clock', 'echo', 'folders', 'mail', 'names', 'post', 'shell', 'terminal', 'time', 'watch'];
    const rows = names.map((name, i) => `${name}, ${i * 3 + 1}`);
    const { index } = await indexOf([[title, ...rows]], { titled: false });
    expect(index).toBe(expected);
  });

  it('may name lines of code under the bare title, in order, over several pages', () => {
    const heads = Array.from(
      { length: 30 },
      (_, i) => `\\name${String.fromCharCode(97 + (i % 26))}`,
    ).toSorted();
    const entry = (head: string) => ({
      term: head,
      path: [head.slice(1)],
      part: 0,
      pages: [],
      references: [{ label: '900', pageFirst: null, pageLast: null, confirmed: false }],
      see: [],
      seeAlso: [],
      confidence: 0,
    });
    const entries = heads.map(entry);
    expect(isProven({ title: 'Index', pages: 2, entries, texts: [] })).toBe(true);
    expect(isProven({ title: 'Index', pages: 1, entries, texts: [] })).toBe(false);
    expect(isProven({ title: null, pages: 2, entries, texts: [] })).toBe(false);
    expect(isProven({ title: 'Index', pages: 2, entries: entries.toReversed(), texts: [] })).toBe(false);
  });

  it('is null for a book without one', async () => {
    const { index } = await indexOf([['Thank you for reading this book about programs.']], { titled: false });
    expect(index).toBeNull();
  });
});
