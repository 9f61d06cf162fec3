import fc from 'fast-check';
import type { ChunkPart } from '../book/chunk-part.js';
import { scalesOf } from '../chunking/measure.js';
import { textHash } from '../chunking/text-hash.js';
import { countPieces } from '../chunking/testing/book-builder.js';
import { limitsFor } from '../chunking/token-limits.js';
import type { StoredChunk, StoredSection } from '../content/stored-chunk.js';
import { findPlace } from './find-place.js';
import { joinChunks } from './join-chunks.js';
import { measured } from './measured.js';
import { replay } from './replay.js';
import { breaksCode, splitChunk } from './split-chunk.js';

const scaleOf = scalesOf({ limits: limitsFor(256), countTokens: countPieces });
const box = { page: 3, x0: 50, y0: 600, x1: 500, y1: 700 };

function chunkOf(text: string, parts: readonly ChunkPart[] | null = null): StoredChunk {
  const bare = {
    ordinal: 0,
    section: 0,
    type: 'concept' as const,
    typeReason: null,
    difficulty: null,
    text,
    contentHash: '',
    embedPrefix: '',
    embedHash: '',
    tokens: 0,
    pageFirst: 3,
    pageLast: 4,
    pageLabelFirst: 'i',
    pageLabelLast: 'ii',
    charFirst: 100,
    charLast: 99 + Array.from(text).length,
    parts,
    corrections: [],
  };
  return measured(bare, ['Chapter'], scaleOf);
}

function part(kind: ChunkPart['kind'], first: number, last: number, boxes = [box]): ChunkPart {
  return { kind, first, last, boxes };
}

describe('a chunk that continues a table', () => {
  const before = { ...chunkOf('size | 10'), embedPrefix: 'Chapter\n\nName | Default' };

  it('keeps the head that is embedded with it', () => {
    const after = measured({ ...before, text: 'size | 20' }, ['Tables'], scaleOf);
    expect(after.embedPrefix).toBe('Tables\n\nName | Default');
    expect(after.embedHash).toBe(textHash('Tables\n\nName | Default\n\nsize | 20'));
  });

  it('loses it before words of its title or its text', () => {
    const long = 'word '.repeat(250).trim();
    const after = measured({ ...before, text: long }, ['Tables'], scaleOf);
    expect(after.embedPrefix).toBe('Tables');
    expect(after.text).toBe(long);
  });
});

describe('a split chunk', () => {
  it('has its text, its characters and the boxes of its parts on the right side of the cut', () => {
    const text = 'First words here.\n\nOther words there.';
    const parts = [part('prose', 0, 16), part('prose', 19, 36, [{ ...box, page: 4 }])];
    const [head, tail] = splitChunk(chunkOf(text, parts), 18);
    expect(head).toMatchObject({
      text: 'First words here.',
      charFirst: 100,
      charLast: 116,
      pageFirst: 3,
      pageLast: 3,
      pageLabelLast: 'i',
      parts: [{ first: 0, last: 16, boxes: [box] }],
    });
    expect(tail).toMatchObject({
      text: 'Other words there.',
      charFirst: 119,
      charLast: 136,
      pageFirst: 4,
      pageLabelFirst: 'ii',
      parts: [{ first: 0, last: 17, boxes: [{ ...box, page: 4 }] }],
    });
    expect(tail.parts![0]).not.toHaveProperty('goesOn');
  });

  it('divides a box by the share of its characters, and says that its second part goes on', () => {
    const [head, tail] = splitChunk(chunkOf('abcd efghij', [part('prose', 0, 10)]), 5);
    expect(head.parts![0]!.boxes[0]!.y1).toBe(700);
    expect(tail.parts![0]).toMatchObject({ first: 0, last: 5, goesOn: true });
    expect(tail.parts![0]!.boxes[0]!.y1).toBeCloseTo(700 - 100 * (5 / 11), 1);
  });

  it('keeps the indentation of code at the cut, and counts whole characters', () => {
    const text = 'if a:\n    b = "😀"\n\n    c = 1';
    const at = Array.from(text.slice(0, text.indexOf('\n    c'))).length;
    const code = chunkOf(text, [part('code', 0, Array.from(text).length - 1)]);
    const [head, tail] = splitChunk(code, at);
    expect([head.text, tail.text]).toEqual(['if a:\n    b = "😀"', '    c = 1']);
  });

  it('breaks code only within it', () => {
    const text = 'Words.\n\nx = 1\ny = 2';
    const mixed = chunkOf(text, [part('prose', 0, 5), part('code', 8, 18)]);
    expect([6, 7, 8, 13, 14].map((offset) => breaksCode(mixed, offset))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it.each([0, 5, 6, 1.5, -1])('cannot be cut at %s of "a\\n\\n b "', (offset) => {
    expect(() => splitChunk(chunkOf('a\n\n b '), offset)).toThrow('must have text');
  });

  it('is the same chunk when it is joined again, wherever it is cut', () => {
    const words = fc.array(fc.constantFrom('loom', 'weft', 'ab', 'é', '😀', '\n\n'), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.nat(), (given, at) => {
        const text = given
          .join(' ')
          .replace(/\s*\n\n\s*/g, '\n\n')
          .trim();
        const points = Array.from(text);
        fc.pre(points.length > 2);
        const offset = 1 + (at % (points.length - 1));
        fc.pre(points.slice(0, offset).join('').trim() !== '' && points.slice(offset).join('').trim() !== '');
        const whole = chunkOf(text, [part('prose', 0, points.length - 1)]);
        const joined = joinChunks(...splitChunk(whole, offset));
        expect(joined.text).toBe(text);
        expect(joined.charLast).toBe(whole.charLast);
        expect(joined.parts).toMatchObject([{ first: 0, last: points.length - 1 }]);
      }),
    );
  });
});

describe('the place of a correction', () => {
  const place = {
    sectionPath: ['A', 'B'],
    order: 5,
    page: 1,
    contentHash: 'h',
    nextHash: null,
    twins: 1,
  };
  const at = (order: number, contentHash = 'h', ...sectionPath: string[]) => ({
    order,
    contentHash,
    sectionPath,
  });

  it('is the same text in the same section, the nearest of several', () => {
    const candidates = [at(1, 'h', 'A', 'B'), at(4, 'h', 'A', 'B'), at(5, 'h', 'A'), at(5, 'x', 'A', 'B')];
    expect(findPlace(candidates, place)).toBe(candidates[1]);
  });

  it('is a text that has moved, if it is the only one now as before', () => {
    const moved = at(9, 'h', 'C');
    expect(findPlace([moved], place)).toBe(moved);
    expect(findPlace([moved], { ...place, twins: 2 })).toBeNull();
    expect(findPlace([moved, at(3, 'h', 'D')], place)).toBeNull();
  });
});

describe('corrections of a book that is read again', () => {
  const section = (order: number, title: string, parent: number | null): StoredSection => ({
    order,
    title,
    parent,
    level: parent === null ? 0 : 1,
    start: { page: 1, y: 700 },
    end: null,
    pageFirst: 1,
    pageLast: 2,
    corrections: [],
  });
  const sections = [section(0, 'Looms', null), section(1, 'Threads', 0)];
  const texts = ['Looms weave cloth.', 'Threads are thin.', 'They break.'];
  const chunks = texts.map((text, ordinal) => ({
    ...measured(chunkOf(text), ordinal === 0 ? ['Looms'] : ['Looms', 'Threads'], scaleOf),
    ordinal,
    section: ordinal === 0 ? 0 : 1,
  }));
  const placeOf = (ordinal: number, sectionPath: readonly string[]) => ({
    sectionPath,
    order: ordinal,
    page: 3,
    contentHash: chunks[ordinal]!.contentHash,
    nextHash: chunks[ordinal + 1]?.contentHash ?? null,
    twins: 1,
  });

  it('are made in their order, each on what the earlier ones have left', () => {
    const title = { ...placeOf(0, ['Looms']), contentHash: null, order: 0 };
    const renamed = replay(
      { sections, chunks },
      [
        { id: 't', change: { kind: 'title', title: 'Weaving' }, place: title },
        { id: 'j', change: { kind: 'join' }, place: placeOf(1, ['Weaving', 'Threads']) },
      ],
      scaleOf,
    );
    expect(renamed.outcomes).toMatchObject([
      { id: 't', applied: true, snapshot: { title: 'Looms' } },
      { id: 'j', applied: true, snapshot: { chunks: [{ text: texts[1] }, { text: texts[2] }] } },
    ]);
    expect(renamed.sections[0]).toMatchObject({ title: 'Weaving', corrections: ['t'] });
    expect(
      renamed.chunks.map(({ ordinal, embedPrefix, corrections }) => [ordinal, embedPrefix, corrections]),
    ).toEqual([
      [0, 'Weaving', []],
      [1, 'Weaving > Threads', ['j']],
    ]);
  });

  it('are left out when their place is gone, and never leave the book half changed', () => {
    const { outcomes, ...book } = replay(
      { sections, chunks },
      [
        {
          id: 'a',
          change: { kind: 'type', type: 'code' },
          place: { ...placeOf(0, ['Looms']), contentHash: 'gone' },
        },
        {
          id: 'b',
          change: { kind: 'join' },
          place: { ...placeOf(1, ['Looms', 'Threads']), nextHash: 'other' },
        },
        { id: 'c', change: { kind: 'split', offset: 500 }, place: placeOf(2, ['Looms', 'Threads']) },
        {
          id: 'd',
          change: { kind: 'title', title: 'x' },
          place: { ...placeOf(0, ['Gone']), contentHash: null },
        },
      ],
      scaleOf,
    );
    expect(outcomes.map(({ applied }) => applied)).toEqual([false, false, false, false]);
    expect(book).toEqual({ sections, chunks });
  });
});
