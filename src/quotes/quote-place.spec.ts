import type { ChunkPart } from '../book/chunk-part.js';
import { whereIs } from './quote-place.js';
import type { QuotedChunk } from './quote-place.js';
import { chunkRanges, reachOf, readingWindows } from './reading-window.js';

const box = (page: number, y0: number, first?: number) => ({
  page,
  x0: 72,
  y0,
  x1: 500,
  y1: y0 + 50,
  ...(first && { first }),
});

function chunk(parts: readonly ChunkPart[] | null): QuotedChunk {
  return {
    chunkId: 'c',
    documentId: 'd',
    title: 'Files',
    sectionPath: [],
    pageFirst: 4,
    pageLast: 6,
    pageLabelFirst: 'iv',
    pageLabelLast: '2',
    parts,
  };
}

describe('the place of a quotation', () => {
  const parts: ChunkPart[] = [
    { kind: 'prose', first: 0, last: 99, boxes: [box(4, 600), box(5, 700, 60)] },
    { kind: 'prose', first: 102, last: 200, boxes: [box(5, 500), box(6, 700, 150)] },
  ];
  const at = (first: number, last: number) => whereIs([{ chunk: chunk(parts), range: { first, last } }]);

  it('is the page and the box with its characters, of a paragraph that goes over pages', () => {
    expect(at(10, 50)).toEqual({
      pageFirst: 4,
      pageLast: 4,
      pageLabelFirst: 'iv',
      pageLabelLast: 'iv',
      boxes: [{ page: 4, x0: 72, y0: 600, x1: 500, y1: 650 }],
    });
    expect(at(60, 90)).toMatchObject({ pageFirst: 5, pageLast: 5, pageLabelFirst: null });
    expect(at(50, 120).boxes.map(({ page }) => page)).toEqual([4, 5, 5]);
    expect(at(160, 170)).toMatchObject({ pageFirst: 6, pageLast: 6, pageLabelLast: '2' });
  });

  it('is all boxes of a paragraph whose pages were stored without their characters', () => {
    const early: ChunkPart[] = [{ kind: 'prose', first: 0, last: 99, boxes: [box(4, 600), box(5, 700)] }];
    expect(whereIs([{ chunk: chunk(early), range: { first: 0, last: 9 } }])).toMatchObject({
      pageFirst: 4,
      pageLast: 5,
    });
  });

  it('is the pages of the chunk when its parts were not stored', () => {
    expect(whereIs([{ chunk: chunk(null), range: { first: 0, last: 9 } }])).toEqual({
      pageFirst: 4,
      pageLast: 6,
      pageLabelFirst: 'iv',
      pageLabelLast: '2',
      boxes: [],
    });
  });
});

describe('the chunks around candidates', () => {
  it('are more for a longer quotation', () => {
    expect(reachOf(100)).toBe(2);
    expect(reachOf(1500)).toBe(11);
  });

  it('form one text, in which each character knows its chunk, also outside the basic plane', () => {
    const texts = ['One 𝔞 two', 'three', 'far away'];
    const [first, second] = readingWindows(
      texts.map((text, i) => ({ chunkId: `c${i}`, documentId: 'a', ordinal: i === 2 ? 9 : i, text })),
    );
    expect(second?.chunks.map(({ chunkId }) => chunkId)).toEqual(['c2']);
    const { text } = first!.letters;
    expect(text).toBe('oneatwothree');
    expect(chunkRanges(first!, { from: text.indexOf('two'), to: text.length - 2 })).toEqual([
      { chunkId: 'c0', range: { first: 6, last: 8 } },
      { chunkId: 'c1', range: { first: 0, last: 2 } },
    ]);
  });
});
