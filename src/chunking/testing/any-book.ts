import * as fc from 'fast-check';
import { BookBuilder } from './book-builder.js';

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
/** Sections of paragraphs and listings of random sizes. */
export const bookPlan = fc.array(fc.array(part, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 5,
});

/** Every word is unique and names its section: `s2w17`. */
export function makeBook(plan: readonly (readonly Part[])[]) {
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
        // The first line is at the left edge. Each size is the indentation of a line; 0 is sometimes a blank line.
        const rows = [word(), ...sizes.map((size) => `${'    '.repeat(size)}${word()} = ${word()}`)];
        codeLines.push(...rows);
        builder.code(rows.flatMap((row, i) => (sizes[i] === 0 ? [row, ''] : [row])));
      }
    }
  });
  return { ...builder.build(), words, codeLines };
}

/** The words of `makeBook` in a text, in order. */
export function wordsOf(text: string): string[] {
  return text.match(/s\d+w\d+/g) ?? [];
}
