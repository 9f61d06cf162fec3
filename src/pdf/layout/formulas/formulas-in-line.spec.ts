import { readBook } from '../../read-book.js';
import { makeFontPdf } from '../../testing/make-font-pdf.js';
import type { FontText } from '../../testing/make-font-pdf.js';

/** Every letter is half a size wide, so that places are easy to count. */
const widthOf = (): number => 500;
const FONTS = {
  text: { name: 'CMR10', widthOf },
  math: { name: 'CMMI10', widthOf, letters: { p: 'π' } },
  signs: { name: 'CMSY10', widthOf, letters: { R: '√', '*': '∗' } },
  // As in TeX's font, these hang from where they are drawn.
  large: { name: 'CMEX10', widthOf, letters: { S: '∑', R: '√', a: '⎛', b: '⎝', c: '⎞', d: '⎠' } },
};

const BASE = 700;
/** The height of the bars of fractions in ten points: 0.25 em above the baseline. */
const AXIS = BASE + 2.5;

const in10 =
  (font: keyof typeof FONTS) =>
  (text: string, x: number, y = BASE): FontText => ({ text, x, y, font });
const text = in10('text');
const math = in10('math');
const signs = in10('signs');
const large = in10('large');
const small = (drawn: FontText): FontText => ({ ...drawn, size: 7 });

/** A line from `x`, `width` points long. */
const rule = (x: number, width: number, y: number): readonly [number, number, number, number] => [
  x,
  y - 0.2,
  width,
  0.4,
];

async function linesOf(
  texts: readonly FontText[],
  shades: readonly (readonly [number, number, number, number])[] = [],
): Promise<string[]> {
  const book = await readBook(makeFontPdf(FONTS, [{ texts, shades }]), {
    heapMegabytes: 384,
    pageSeconds: 10,
  });
  return (book.pages[0]?.lines ?? []).map((line) => line.text);
}

describe('indices and powers', () => {
  it('are marked as such', async () => {
    const drawn = [
      math('x', 72),
      small(text('2', 77, 703.6)),
      small(math('i', 77, 698.5)),
      text('holds', 84),
    ];
    expect(await linesOf(drawn)).toEqual(['x_i^2 holds']);
  });

  it('are in brackets where they are longer than a sign or a number', async () => {
    const drawn = [
      math('e', 72),
      small(math('-kt', 77, 703.6)),
      math('x', 92),
      small(text('12', 97, 698.5)),
      math('y', 107),
      small(text('(0)', 112, 703.6)),
      text('are numbers', 126),
    ];
    expect(await linesOf(drawn)).toEqual(['e^(-kt) x_12 y^(0) are numbers']);
  });

  it('may have indices of their own', async () => {
    const drawn = [
      math('x', 72),
      small(math('n', 77, 698.5)),
      { ...math('k', 80.5, 697.5), size: 5 },
      text('holds', 86),
    ];
    expect(await linesOf(drawn)).toEqual(['x_(n_k) holds']);
  });

  it('are powers of ten and of two in any text', async () => {
    expect(await linesOf([text('less than 10', 72), small(text('9', 132, 703.6))])).toEqual([
      'less than 10^9',
    ]);
    expect(await linesOf([text('up to 12', 72), small(text('9', 112, 703.6))])).toEqual(['up to 129']);
  });

  it('belong to a bracket around a formula, not to one around words', async () => {
    const power = [
      text('so (', 72),
      math('x', 91.5),
      text(')', 97.5),
      small(text('2', 101.5, 703.6)),
      text('is', 112),
    ];
    expect(await linesOf(power)).toEqual(['so (x)^2 is']);
    const note = [
      text('(as', 72),
      math('x', 92),
      text('is)', 100),
      small(text('2', 115.5, 703.6)),
      text('and', 124),
    ];
    expect((await linesOf(note)).join(' ')).not.toContain('^');
  });

  it('are not the marks of notes, ordinals, primes and repetitions', async () => {
    const formula = math('x', 300, 600);
    expect(await linesOf([text('word', 72), small(text('1', 92, 703.6)), formula])).toContain('word1');
    expect(await linesOf([text('the', 72), math('d', 92), small(text('th', 97, 703.6))])).toEqual([
      'the dth',
    ]);
    expect(await linesOf([text('{form}', 72), small(signs('*', 102, 703.6))])).toEqual(['{form}∗']);
  });
});

describe('fractions', () => {
  const half = [text('y =', 72), text('1', 92, BASE + 9.2), text('2', 92, BASE - 6.9), math('x', 100)];

  it('are read in their line', async () => {
    expect(await linesOf(half, [rule(91, 7.5, AXIS)])).toEqual(['y = 1/2 x']);
  });

  it('have brackets around sums, and around what is below the bar', async () => {
    const drawn = [
      text('y =', 72),
      math('a', 92.5, BASE + 6.8),
      text('+', 101, BASE + 6.8),
      math('b', 109.5, BASE + 6.8),
      math('cd', 98, BASE - 6.9),
    ];
    expect(await linesOf(drawn, [rule(92, 23, AXIS)])).toEqual(['y = (a + b)/(cd)']);
  });

  it('may be within a fraction', async () => {
    const drawn = [
      text('y =', 72),
      math('a', 102, BASE + 6.8),
      small(text('1', 97.5, BASE - 4.5)),
      math('+c', 104, BASE - 8.5),
      small(text('2', 97.5, BASE - 11.8)),
    ];
    expect(await linesOf(drawn, [rule(93, 23, AXIS), rule(96.5, 5.5, BASE - 6)])).toEqual(['y = a/(1/2 +c)']);
  });

  it('are not words with a line below them, nor the rows of a table', async () => {
    const words = [text('Some words', 72), text('and some more', 72, BASE - 12), math('x', 300)];
    expect(await linesOf(words, [rule(72, 50, BASE - 2)])).toEqual(['Some words x', 'and some more']);
    const head = [text('Power', 100, BASE + 8), signs('-', 100, BASE - 8), text('30 is', 105, BASE - 8)];
    expect((await linesOf(head, [rule(98, 34, AXIS)])).join(' ')).not.toContain('/');
    const table = [
      text('Name', 72, BASE + 9),
      text('Size', 120, BASE + 9),
      math('x', 72, BASE - 8),
      text('12', 120, BASE - 8),
    ];
    const lines = await linesOf(table, [rule(68, 80, AXIS)]);
    expect(lines.join(' ')).not.toContain('/');
  });
});

describe('roots', () => {
  it('have brackets around what is under their line, unless it is one sign', async () => {
    const top = BASE + 7.5;
    const drawn = [
      text('so', 72),
      large('R', 90, top),
      math('x', 95),
      text('+', 103.5),
      text('1', 112),
      text('or', 124),
      signs('R', 139, top),
      math('p', 144.5),
    ];
    expect(await linesOf(drawn, [rule(95, 23, top), rule(144, 6, top)])).toEqual(['so √(x + 1) or √π']);
  });

  it('may have no line', async () => {
    expect(await linesOf([text('so', 72), signs('R', 90, BASE + 7.1), text('2 holds', 95)])).toEqual([
      'so √2 holds',
    ]);
  });
});

describe('large signs', () => {
  it('are on the line of what they belong to, with their limits', async () => {
    const drawn = [
      text('y =', 72),
      large('S', 92, BASE + 9.5),
      small(math('n', 92.7, BASE + 12.5)),
      small(math('i=1', 89.2, BASE - 11)),
      math('x', 102),
      small(math('i', 107, 698.5)),
      text('is the sum', 114),
    ];
    expect(await linesOf(drawn)).toEqual(['y = ∑_(i=1)^n x_i is the sum']);
  });

  it('are tall brackets that open on the first line and close on the last', async () => {
    const drawn = [
      large('a', 72, BASE + 20),
      large('b', 72, BASE + 2),
      math('ab', 78, BASE + 8),
      math('cd', 78, BASE - 6),
      large('c', 90, BASE + 20),
      large('d', 90, BASE + 2),
    ];
    expect(await linesOf(drawn)).toEqual(['(ab', 'cd)']);
  });
});
