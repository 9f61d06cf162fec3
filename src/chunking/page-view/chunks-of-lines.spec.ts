import { makeCodeLine, makeLine } from '../../pdf/testing/make-book.js';
import { chunksOfLines } from './chunks-of-lines.js';

describe('the chunk of a line', () => {
  it('is found despite repaired hyphens and white space', () => {
    const lines = [
      makeLine('The first para-', 700, { softHyphen: true }),
      makeLine('graph says little.', 688),
      makeLine('The second one says more.', 664),
    ];
    const found = chunksOfLines(lines, [
      { ordinal: 7, text: 'The first paragraph says little.' },
      { ordinal: 8, text: 'The second one says more.' },
    ]);
    expect(lines.map((line) => found.get(line))).toEqual([7, 7, 8]);
  });

  it('is the chunk of the lines around it when the line is too short', () => {
    const lines = [
      makeCodeLine('for row in rows:', 700),
      makeCodeLine('}', 688),
      makeCodeLine('print(row)', 676),
    ];
    const found = chunksOfLines(lines, [{ ordinal: 3, text: 'for row in rows:\n}\n    print(row)' }]);
    expect(lines.map((line) => found.get(line))).toEqual([3, 3, 3]);
  });

  it('is missing for a line that was left out', () => {
    const lines = [makeLine('Kept in the first chunk.', 700), makeLine('https://example.org/left-out', 688)];
    const found = chunksOfLines(lines, [{ ordinal: 0, text: 'Kept in the first chunk.' }]);
    expect(lines.map((line) => found.get(line))).toEqual([0, undefined]);
  });
});
