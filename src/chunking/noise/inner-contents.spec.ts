import { makeLine } from '../../pdf/testing/make-book.js';
import { innerContents } from './inner-contents.js';

const PAGES = 300;

function contentsIn(texts: readonly string[]): string[] {
  const lines = texts.map((text, i) => ({ line: makeLine(text, 700 - 12 * i), page: 192 }));
  const found = innerContents(lines, PAGES);
  return lines.filter((line) => found.has(line)).map(({ line }) => line.text);
}

const CONTENTS = [
  'Table of Contents',
  '1. Background ............. 1',
  '1.1. Where does the name come from? . . . . . . 1',
  '2. Programs that run, but at their exit produce a bunch of errors involving a function',
  'and then die ............. 2',
  '2.1. My program dies like this: ........ 2',
  '3. Help ......... 7',
];
const TEXT = ['1. Background', 'The name is that of the main entrance, which a wolf guards.'];

describe('the contents of a part', () => {
  it('are found between its title and its text, with titles of several lines', () => {
    expect(contentsIn(['Frequently Asked Questions', ...CONTENTS, ...TEXT])).toEqual(CONTENTS);
  });

  it('are not found in lists whose numbers do not ascend, or that are short', () => {
    expect(contentsIn(['Tea ...... 4', 'Coffee ...... 3', 'Water ...... 1', 'Cake ...... 2'])).toEqual([]);
    expect(contentsIn(CONTENTS.slice(0, 3))).toEqual([]);
  });

  it('are not found in code that leaves something out', () => {
    const code = ['for line in file:', '    ...', '    print(1)', 'f(a, ..., 3)', 'f(a, ..., 4)', 'x = 5'];
    expect(contentsIn(code)).toEqual([]);
  });
});
