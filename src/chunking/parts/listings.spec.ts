import type { ChunkPart, PartKind } from '../../book/chunk-part.js';
import { listingsOf } from './listings.js';

type Given = readonly [kind: PartKind, text: string, over?: Partial<ChunkPart>];

function chunk(ordinal: number, ...given: readonly Given[]) {
  let text = '';
  const parts = given.map(([kind, own, over]): ChunkPart => {
    if (text !== '') text += '\n';
    const first = text.length;
    text += own;
    const boxes = [{ page: ordinal + 1, x0: 0, y0: 0, x1: 1, y1: 1 }];
    return { kind, first, last: text.length - 1, boxes, ...over };
  });
  return { ordinal, text, parts, sectionPath: ['Files'] };
}

const python = { language: 'python' } as const;

describe('code alone', () => {
  it('is what was typed in a session, without prompts and output', () => {
    const session = chunk(
      0,
      ['prose', 'Do:'],
      ['code', '>>> x = 1', python],
      ['output', '1'],
      ['code', '>>> x', python],
    );
    expect(listingsOf([session])).toEqual([
      {
        language: 'python',
        code: 'x = 1\nx',
        sectionPath: ['Files'],
        pageFirst: 1,
        pageLast: 1,
        chunks: [0],
      },
    ]);
  });

  it('is joined again after it was cut between two chunks', () => {
    const found = listingsOf([
      chunk(0, ['code', 'def f():', python]),
      chunk(
        1,
        ['code', '    pass', { ...python, goesOn: true }],
        ['prose', 'Text.'],
        ['code', 'f()', python],
      ),
    ]);
    expect(found.map(({ code, chunks }) => [code, chunks])).toEqual([
      ['def f():\n    pass', [0, 1]],
      ['f()', [1]],
    ]);
    expect(found[0]).toMatchObject({ pageFirst: 1, pageLast: 2 });
  });

  it('is separate for each language, and where a chunk is missing', () => {
    const found = listingsOf([
      chunk(0, ['code', 'ls', { language: 'shell' }], ['code', 'f()', python]),
      chunk(2, ['code', 'g()', { ...python, goesOn: true }]),
    ]);
    expect(found.map(({ code }) => code)).toEqual(['ls', 'f()', 'g()']);
  });
});
