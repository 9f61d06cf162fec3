import * as fc from 'fast-check';
import { chunkBook } from './chunk-book.js';
import type { Chunk } from './chunk.js';
import { BookBuilder, countPieces } from './testing/book-builder.js';
import { limitsFor } from './token-limits.js';

type Part = { readonly kind: 'prose' | 'code'; readonly sizes: readonly number[] };

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constant('prose' as const),
    sizes: fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('code' as const),
    sizes: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 30 }),
  }),
);
const bookPlan = fc.array(fc.array(part, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 });

/** Every word is unique and names its section: `s2w17`. */
function makeBook(plan: readonly (readonly Part[])[]) {
  const builder = new BookBuilder();
  const words: string[] = [];
  const codeLines: string[] = [];
  let next = 0;
  plan.forEach((parts, section) => {
    const word = (): string => {
      words.push(`s${section}w${next}`);
      return `s${section}w${next++}`;
    };
    builder.section(word());
    for (const { kind, sizes } of parts) {
      if (kind === 'prose') {
        const sentences = sizes.map((size) => Array.from({ length: size }, word).join(' '));
        builder.paragraph(`${sentences.join('. ')}.`);
      } else {
        // A listing begins at its left edge; a size is an indentation, 0 now and then a blank line.
        const rows = [word(), ...sizes.map((size) => `${'    '.repeat(size)}${word()} = ${word()}`)];
        codeLines.push(...rows);
        builder.code(rows.flatMap((row, i) => (sizes[i] === 0 ? [row, ''] : [row])));
      }
    }
  });
  return { ...builder.build(), words, codeLines };
}

function wordsOf(text: string): string[] {
  return text.match(/s\d+w\d+/g) ?? [];
}

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

const countWithSpaces = (text: string): number => Math.ceil(text.length / 3);

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

  it('says which characters of the body text each chunk holds', () =>
    forAnyBook(({ words }, chunks) => {
      // What stands between two chunks is white space, so that any of the same length puts them in their places.
      let body = '';
      for (const chunk of chunks) body = body.padEnd(chunk.charFirst) + chunk.text;
      for (const { charFirst, charLast, text } of chunks) {
        expect(body.slice(charFirst, charLast + 1)).toBe(text);
      }
      expect(wordsOf(body)).toEqual(words);
      expect(body.trim()).toHaveLength((chunks.at(-1)?.charLast ?? -1) + 1);
    }));

  it('is made of parts in order, between which only white space stands, each in boxes on its pages', () =>
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

  it('gives the same hashes again, and the same without what the reader marked as furniture', () =>
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

describe('text of a script that sets no spaces', () => {
  const sentence = '本章描述如何读取文件并把内容分成小块。';
  const builder = new BookBuilder().section('1 文件');
  for (const row of sentence.repeat(6).match(/.{1,30}/gu) ?? []) builder.line(row);
  const { book, contents } = builder.build();
  const countLetters = (text: string): number => text.match(/\S/gu)?.length ?? 0;
  const { chunks } = chunkBook(book, contents, { limits: limitsFor(42), countTokens: countLetters });

  it('gets none at line ends', () => {
    expect(chunks.map((chunk) => chunk.text.replace(/^1 文件\n\n/, '')).join('')).toBe(sentence.repeat(6));
  });

  it('is cut where a sentence ends', () => {
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.filter((chunk) => !chunk.text.endsWith('。'))).toEqual([]);
    expect(Math.max(...chunks.map((chunk) => chunk.tokens))).toBeLessThanOrEqual(42);
  });
});

describe('two models of different limits', () => {
  /** Types other than concept are embedded by the code model, which counts in its own way. */
  const cutFor = (
    made: Pick<ReturnType<typeof makeBook>, 'book' | 'contents'>,
    concept: number,
    code: number,
  ) => {
    const forCode = { limits: limitsFor(code), countTokens: countWithSpaces };
    return chunkBook(made.book, made.contents, {
      limits: limitsFor(concept),
      countTokens: countPieces,
      byType: { code: forCode, example: forCode, exercise: forCode, try_it: forCode },
    }).chunks;
  };

  it('each limit and count the chunks that they embed, and no word is lost', () => {
    const limit = fc.integer({ min: 40, max: 300 });
    fc.assert(
      fc.property(bookPlan, limit, limit, (plan, concept, code) => {
        const made = makeBook(plan);
        const chunks = cutFor(made, concept, code);
        for (const { type, embedText, tokens } of chunks) {
          const count = type === 'concept' ? countPieces : countWithSpaces;
          expect(tokens).toBe(count(embedText) + 2);
          expect(tokens).toBeLessThanOrEqual(type === 'concept' ? concept : code);
        }
        expect(chunks.flatMap(({ text }) => wordsOf(text))).toEqual(made.words);
      }),
      { numRuns: 60 },
    );
  });

  const builder = new BookBuilder().section('1 Files');
  builder.paragraph('A file is opened before it is read. '.repeat(12).trim());
  builder.code(Array.from({ length: 30 }, (_, i) => `value_${i} = read(${i})`));
  const lengths = (concept: number, code: number) => {
    const chunks = cutFor(builder.build(), concept, code);
    const longest = (wanted: (type: string) => boolean) =>
      Math.max(...chunks.filter(({ type }) => wanted(type)).map(({ text }) => text.length));
    return { concept: longest((type) => type === 'concept'), code: longest((type) => type !== 'concept') };
  };

  it('use the room of the larger one, whichever it is', () => {
    const [both, largeCode, largeConcept] = [lengths(60, 60), lengths(60, 240), lengths(240, 60)];
    expect(largeCode.code).toBeGreaterThan(2 * both.code);
    expect(largeCode.concept).toBe(both.concept);
    expect(largeConcept.concept).toBeGreaterThan(2 * both.concept);
    expect(largeConcept.code).toBeLessThanOrEqual(60 * 3);
  });
});

describe('a tokeniser that counts the white space between words', () => {
  it('does not push a chunk over the limit', () => {
    fc.assert(
      fc.property(bookPlan, (plan) => {
        const { book, contents, words } = makeBook(plan);
        const { chunks } = chunkBook(book, contents, { limits: limitsFor(60), countTokens: countWithSpaces });
        expect(Math.max(...chunks.map((chunk) => countWithSpaces(chunk.text) + 2))).toBeLessThanOrEqual(60);
        expect(chunks.flatMap((chunk) => wordsOf(chunk.text))).toEqual(words);
      }),
      { numRuns: 30 },
    );
  });
});

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

  it('keeps the line that leads into a listing with it', () => {
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

  it('leaves contents, imprint and index out and accounts for their pages', () => {
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

  it('does not let a word of the imprint inside the text cut anything', () => {
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

  it('keeps the chapter that begins below the end of the contents, and tells the part that is left out', () => {
    const builder = new BookBuilder().section('Contents');
    for (let i = 1; i < 9; i++) builder.line(`${i} A chapter of the book . . . . . . ${i}`);
    const { book, contents } = builder.section('1 Files').paragraph(text).build();
    const { chunks, dropped } = chunkBook(book, contents, options);
    expect(dropped).toEqual([{ reason: 'contents', pageFirst: 1, pageLast: 1, part: true }]);
    expect(chunks).toMatchObject([{ sectionPath: ['1 Files'] }]);
  });

  it('keeps the end of a book that only follows its index', () => {
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

  it('gives nothing for a book without text', () => {
    const { book, contents } = new BookBuilder().build();
    expect(chunkBook(book, contents, options).chunks).toEqual([]);
  });
});
