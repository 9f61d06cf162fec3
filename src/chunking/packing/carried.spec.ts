import { line } from '../testing/book-builder.js';
import { carriedOver, headOf } from './carried.js';
import type { Piece } from './piece.js';

let y = 700;

function piece(kind: Piece['kind'], text: string, block: number, font = 'Body', x0 = 72): Piece {
  let offset = 0;
  const marks = text.split('\n').map((row, i) => {
    const mark = { offset, page: 1, line: line(row, (y -= 12), { x0, font: i === 0 ? font : 'Body' }) };
    offset += row.length + 1;
    return mark;
  });
  return { kind, text, joint: '\n\n', tokens: 10, marks, block };
}

describe('what a cut text continues', () => {
  it('is the head of its table', () => {
    const pieces = [
      piece('paragraph', 'Prose.', 0),
      piece('table', 'Code | Meaning of 2\n10 | ten', 1, 'Bold'),
      piece('table', '20 | twenty', 1),
      piece('table', '30 | thirty', 1),
    ];
    expect(carriedOver(pieces, [1, 2, 3])).toEqual(['', 'Code | Meaning of 2', 'Code | Meaning of 2']);
  });

  it('is what announces the table when the table has no head', () => {
    const table = [piece('table', '-f | File names.\n-g | Groups.', 1), piece('table', '-h | Hosts.', 1)];
    expect(carriedOver([piece('paragraph', 'First. These are completed:', 0), ...table], [2])).toEqual([
      'These are completed:',
    ]);
    expect(carriedOver([piece('paragraph', 'First. Second.', 0), ...table], [2])).toEqual(['']);
  });

  it('is the first cell of the entry when a row has none', () => {
    const table = [piece('table', '-f | File names.\n-g | Groups.', 1), piece('table', '| Or nothing.', 1)];
    expect(carriedOver(table, [1])).toEqual(['-g']);
  });

  it('is the sentence that announces its list, and the start of an item that was cut', () => {
    const pieces = [
      piece('paragraph', 'It is fast. It can do:', 0),
      piece('item', 'a first thing', 1),
      piece('item', 'a second thing that takes very many words to say.', 2),
      piece('item', 'And more of it', 2),
      piece('item', 'a third thing', 3),
    ];
    expect(carriedOver(pieces, [2, 3, 4])).toEqual([
      'It can do:',
      'It can do:\na second thing that takes very many words',
      'It can do:',
    ]);
  });

  it('is the term that it describes', () => {
    const pieces = [
      piece('code', '--verbose', 0),
      piece('paragraph', 'It tells what\nit does.', 1, 'Body', 100),
      piece('paragraph', 'Twice, it tells\nmore.', 2, 'Body', 100),
      piece('code', '--quiet', 3),
      piece('paragraph', 'It tells\nnothing.', 4, 'Body', 100),
      piece('paragraph', 'All options\ncan be joined.', 5),
    ];
    expect(carriedOver(pieces, [2, 3, 5])).toEqual(['--verbose', '', '']);
  });

  it('is nothing for prose', () => {
    const pieces = [piece('paragraph', 'One.', 0), piece('paragraph', 'Two.', 1)];
    expect(carriedOver(pieces, [1])).toEqual(['']);
  });
});

describe('the head of a table', () => {
  it('is set in another font, or names columns in a few words', () => {
    expect(headOf(piece('table', 'a: 1 | b\nc | d', 0, 'Bold'))).toBe('a: 1 | b');
    expect(headOf(piece('table', 'Name | Default\nsize | 10', 0))).toBe('Name | Default');
    expect(headOf(piece('table', 'size | 10\nwidth | 20', 0))).toBe('');
  });
});
