import * as fc from 'fast-check';
import type { CodeLine } from '../blocks/block.js';
import { countPieces } from '../testing/book-builder.js';
import { splitCode, textOf } from './split-code.js';
import { sentences, splitText } from './split-text.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

const listing = (rows: readonly string[]): CodeLine[] =>
  rows.map((text) => ({ text, sources: [], role: { kind: 'code', language: null } }));
const textsOf = (rows: readonly string[], limit: number) =>
  splitCode(listing(rows), limit, limit, countPieces).map((part) => textOf(part));

const parts = (text: string, limit: number) =>
  splitText(text, limit, countPieces).map(({ from, to }) => text.slice(from, to));

const countHalves = (part: string): number => Math.ceil(part.replace(/\s/g, '').length / 2);

describe('splitting a listing', () => {
  const first = ['def read(path):', '    with open(path) as handle:', '        return handle.read()'];
  const second = ['def write(path, text):', '    with open(path) as handle:', '        handle.write(text)'];

  it('cuts at blank lines first', () => {
    expect(textsOf([...first, '', ...second], 30)).toEqual([first.join('\n'), second.join('\n')]);
  });

  it('then cuts before a definition at the left edge', () => {
    expect(textsOf([...first, ...second], 30)).toEqual([first.join('\n'), second.join('\n')]);
  });

  it('leaves a line that ends what began above in its part', () => {
    expect(textsOf(['a {', '  b', '', '}', '', 'c {', '  d', '}'], 5)).toEqual([
      'a {\n  b\n\n}',
      'c {\n  d\n}',
    ]);
    expect(textsOf(['state a', '  b', 'endstate', 'state c', '  d', 'endstate'], 7)).toEqual([
      'state a\n  b\nendstate',
      'state c\n  d\nendstate',
    ]);
  });

  it('keeps the blank lines inside a part', () => {
    expect(textsOf([...first, '', ...second], 80)).toEqual([[...first, '', ...second].join('\n')]);
  });

  it('then cuts at any line, never inside a line that fits', () => {
    const rows = ['a = 1', 'b = 2', 'c = 3', 'd = 4'];
    expect(textsOf(rows, 6)).toEqual(['a = 1\nb = 2', 'c = 3\nd = 4']);
  });

  it('cuts a line only when it alone is too long', () => {
    expect(textsOf(['a = 1', 'b = [1, 2, 3, 4]'], 6)).toEqual(['a = 1', 'b = [1,', '2, 3, 4]']);
  });
});

describe('splitting prose', () => {
  it('cuts between sentences and fills each part', () => {
    expect(parts('One two. Three four. Five six.', 7)).toEqual(['One two. Three four.', 'Five six.']);
  });

  it('does not take an abbreviation for the end of a sentence', () => {
    const text = 'See Fig. 3 by J. Smith, e.g. Table 4. Then go on.';
    expect(sentences(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'See Fig. 3 by J. Smith, e.g. Table 4.',
      'Then go on.',
    ]);
  });

  it('keeps every character except white space, in order and within the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 1, max: 20 }),
        (text, limit) => {
          const stretches = splitText(text, limit, countHalves).map(({ from, to }) => text.slice(from, to));
          expect(stretches.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          expect(Math.max(0, ...stretches.map((part) => countHalves(part)))).toBeLessThanOrEqual(limit);
          expect(stretches.every((part) => !LONE_SURROGATE.test(part))).toBe(!LONE_SURROGATE.test(text));
        },
      ),
    );
  });
});
