import { chunkBook } from './chunk-book.js';
import { BookBuilder, countPieces } from './testing/book-builder.js';
import { limitsFor } from './token-limits.js';

describe('chunking a book', () => {
  const options = { limits: limitsFor(256), countTokens: countPieces };
  const text = 'Sentences about files and handles, which are opened and closed again by the reader. '
    .repeat(5)
    .trim();

  it('divides the text of a shared page at the heading', () => {
    const { book, contents } = new BookBuilder()
      .section('1 Files')
      .paragraph(`First. ${text}`)
      .section('2 Handles')
      .paragraph(`Second. ${text}`)
      .build();
    const { chunks } = chunkBook(book, contents, options);
    expect(chunks.map((chunk) => [chunk.sectionPath, chunk.text.split('\n')[0], chunk.pageFirst])).toEqual([
      [['1 Files'], '1 Files', 1],
      [['2 Handles'], '2 Handles', 1],
    ]);
  });

  it('gives the titles from the top down', () => {
    const { book, contents } = new BookBuilder()
      .section('Part')
      .section('Chapter', 1)
      .section('Files', 2)
      .paragraph(text)
      .build();
    expect(chunkBook(book, contents, options).chunks[0]?.sectionPath).toEqual(['Part', 'Chapter', 'Files']);
  });

  it('keeps what is short below a title, and titles that share the text of the last', () => {
    const { book, contents } = new BookBuilder()
      .section('Operators')
      .section('Grouping', 1)
      .paragraph('( exp )')
      .section('sum(list)', 1)
      .section('product(list)', 1)
      .paragraph(text)
      .build();
    const chunks = chunkBook(book, contents, options).chunks.map((chunk) => [
      chunk.sectionPath.at(-1),
      chunk.text.split('\n\n').slice(0, 2),
    ]);
    expect(chunks).toEqual([
      ['Grouping', ['Grouping', '( exp )']],
      ['product(list)', ['sum(list)', 'product(list)']],
    ]);
  });

  it('keeps a listing together with the line that introduces it', () => {
    const { book, contents } = new BookBuilder()
      .section('1 Files')
      .paragraph(text)
      .paragraph('You open it like this:')
      .code([
        'with open(path) as handle:',
        '    for row in handle:',
        '        print(row)',
        ...Array.from({ length: 8 }, (_, i) => `report(total[${i}], done, rest)`),
      ])
      .build();
    const code = chunkBook(book, contents, options).chunks.find((chunk) => chunk.type === 'code');
    expect(code?.text).toMatch(/^You open it like this:\n\nwith open\(path\) as handle:\n    for row/);
  });

  it('leaves out contents, imprint and index, and accounts for their pages', () => {
    const builder = new BookBuilder();
    builder
      .line('Copyright 2020 by A. Author. All rights reserved.')
      .line('Published by Some Press')
      .line('ISBN 978-0-00-000000-0')
      .nextPage();
    builder.line('Contents');
    for (let i = 1; i < 9; i++) builder.line(`${i} A chapter of the book . . . . . . . . ${i * 10}`);
    builder.nextPage().section('1 Files').paragraph(text);
    const topics = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    for (const letter of topics) builder.nextPage().paragraph(`About ${letter}handle. ${text}`);
    builder.nextPage().section('Index');
    for (const [i, letter] of topics.entries()) builder.line(`${letter}handle, ${i + 4}`);
    const { book, contents } = builder.build();
    const { chunks, dropped } = chunkBook(book, contents, options);
    expect(dropped).toEqual([
      { reason: 'front-matter', pageFirst: 1, pageLast: 1, part: false },
      { reason: 'contents', pageFirst: 2, pageLast: 2, part: false },
      { reason: 'index', pageFirst: 12, pageLast: 12, part: false },
    ]);
    expect([chunks[0]?.pageFirst, chunks.at(-1)?.pageLast]).toEqual([3, 11]);
  });

  it('cuts nothing when the text contains a word of an imprint', () => {
    const builder = new BookBuilder()
      .section('1 Rights')
      .paragraph(`Copyright law and ISBN numbers matter. ${text}`);
    for (let i = 0; i < 5; i++) builder.nextPage().paragraph(text);
    const { book, contents } = builder.build();
    expect(chunkBook(book, contents, options)).toMatchObject({ dropped: [], chunks: { length: 6 } });
  });

  it('judges a section inside a preface by its own title and keeps a preface that says something', () => {
    const { book, contents } = new BookBuilder()
      .section('Dedication')
      .line('To all who read files')
      .nextPage()
      .section('Glossary', 1)
      .paragraph(`A handle. ${text}`)
      .nextPage()
      .section('Preface')
      .paragraph(`Why it was written. ${text}`)
      .nextPage()
      .section('1 Files')
      .paragraph(text)
      .build();
    const { chunks, dropped } = chunkBook(book, contents, options);
    expect(dropped).toEqual([{ reason: 'front-matter', pageFirst: 1, pageLast: 1, part: false }]);
    expect(chunks.map((chunk) => chunk.sectionPath.at(-1))).toEqual(
      expect.arrayContaining(['Glossary', 'Preface', '1 Files']),
    );
  });

  it('keeps a chapter that begins below the end of the contents, and reports the part that is left out', () => {
    const builder = new BookBuilder().section('Contents');
    for (let i = 1; i < 9; i++) builder.line(`${i} A chapter of the book . . . . . . ${i}`);
    const { book, contents } = builder.section('1 Files').paragraph(text).build();
    const { chunks, dropped } = chunkBook(book, contents, options);
    expect(dropped).toEqual([{ reason: 'contents', pageFirst: 1, pageLast: 1, part: true }]);
    expect(chunks).toMatchObject([{ sectionPath: ['1 Files'] }]);
  });

  it('keeps text after the index at the end of a book', () => {
    const builder = new BookBuilder();
    const topics = ['alpha', 'beta', 'gamma', 'delta', 'kappa', 'omega'];
    for (const topic of topics) {
      builder.section(`About ${topic}`).paragraph(`Of ${topic}. ${text}`).nextPage();
    }
    builder.section('Index');
    for (const [i, topic] of topics.entries()) builder.line(`${topic}, ${i + 1}`);
    const { book, contents } = builder.nextPage().paragraph(`About the type of the book. ${text}`).build();
    const { chunks, dropped } = chunkBook(book, contents, options);
    expect(dropped).toEqual([{ reason: 'index', pageFirst: 7, pageLast: 7, part: false }]);
    expect(chunks.at(-1)).toMatchObject({ pageFirst: 8 });
  });

  it('reports a page without text as empty', () => {
    const { book, contents } = new BookBuilder()
      .section('1 Files')
      .paragraph(text)
      .nextPage()
      .nextPage()
      .paragraph(text)
      .build();
    expect(chunkBook(book, contents, options).dropped).toEqual([
      { reason: 'empty', pageFirst: 2, pageLast: 2, part: false },
    ]);
  });

  it('returns no chunks for a book without text', () => {
    const { book, contents } = new BookBuilder().build();
    expect(chunkBook(book, contents, options).chunks).toEqual([]);
  });
});

describe('text in a script without spaces', () => {
  const sentence = '本章描述如何读取文件并把内容分成小块。';
  const builder = new BookBuilder().section('1 文件');
  for (const row of sentence.repeat(6).match(/.{1,30}/gu) ?? []) builder.line(row);
  const { book, contents } = builder.build();
  const countLetters = (text: string): number => text.match(/\S/gu)?.length ?? 0;
  const { chunks } = chunkBook(book, contents, { limits: limitsFor(42), countTokens: countLetters });

  it('gets no spaces at line ends', () => {
    expect(chunks.map((chunk) => chunk.text.replace(/^1 文件\n\n/, '')).join('')).toBe(sentence.repeat(6));
  });

  it('is cut at the end of a sentence', () => {
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.filter((chunk) => !chunk.text.endsWith('。'))).toEqual([]);
    expect(Math.max(...chunks.map((chunk) => chunk.tokens))).toBeLessThanOrEqual(42);
  });
});
