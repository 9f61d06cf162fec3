import * as fc from 'fast-check';
import { chunkBook } from './chunk-book.js';
import { bookPlan, makeBook, wordsOf } from './testing/any-book.js';
import { BookBuilder, countPieces } from './testing/book-builder.js';
import { limitsFor } from './token-limits.js';

const countWithSpaces = (text: string): number => Math.ceil(text.length / 3);

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

  it('each limit and count the chunks that they embed, without losing a word', () => {
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
