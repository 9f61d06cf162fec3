import { measureStyle } from '../blocks/book-style.js';
import { line } from '../testing/book-builder.js';
import type { BodyLine } from './body-lines.js';
import { markFootnotes } from './footnotes.js';

const TEXT = Array.from({ length: 6 }, (_, i) => line(`The text goes on and on in line ${i}`, 700 - 12 * i));

function asides(...notes: readonly [text: string, size: number][]): string[] {
  const foot = notes.map(([text, size], i) => line(text, 120 - 10 * i, { size }));
  const lines: BodyLine[] = [1, 2].flatMap((page) => [...TEXT, ...foot].map((own) => ({ line: own, page })));
  return markFootnotes(lines, measureStyle(lines)).flatMap((own) =>
    own.page === 1 && own.line.aside === true ? [own.line.text] : [],
  );
}

describe('footnotes', () => {
  it('are small lines at the foot of a page that begin with a mark', () => {
    expect(asides(['1 The author knows of', 8], ['one case only.', 8], ['* Another.', 8])).toHaveLength(3);
  });

  it('are not small lines without a mark, nor marks in lines of the usual size', () => {
    expect(asides(['Figure 3: the wires of the house', 8])).toEqual([]);
    expect(asides(['1 The next section', 10])).toEqual([]);
  });
});
