import { packSection } from './pack-section.js';
import { line } from '../testing/book-builder.js';
import type { Piece } from './piece.js';

const limits = { hard: 254, joined: 127, soft: 64, small: 51 };
const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

function piece(kind: Piece['kind'], text: string, tokens: number): Piece {
  return {
    kind,
    text,
    joint: '\n\n',
    tokens,
    marks: [{ offset: 0, page: 1, line: line(text, 700) }],
    block: 0,
  };
}

function packed(pieces: readonly Piece[]): string[][] {
  const drafts = packSection(
    pieces,
    limits,
    () => null,
    () => countWords,
  );
  return drafts.map((draft) => draft.pieces.map(({ text }) => text));
}

describe('pieces of one section', () => {
  it('share a chunk until it is a quarter full, and fill at most half of it', () => {
    const paragraphs = ['One.', 'Two.', 'Three.', 'Four.'].map((text) => piece('paragraph', text, 60));
    expect(packed(paragraphs)).toEqual([
      ['One.', 'Two.'],
      ['Three.', 'Four.'],
    ]);
  });

  it('stay together as a list with the text that announces it, up to the limit of the model', () => {
    const list = ['first', 'second', 'third'].map((text) => piece('item', text, 70));
    expect(packed([piece('paragraph', 'You may:', 30), ...list, piece('paragraph', 'Done.', 90)])).toEqual([
      ['You may:', 'first', 'second', 'third'],
      ['Done.'],
    ]);
  });

  it('stay together when they are parts of one sentence', () => {
    const parts = [piece('paragraph', 'The report has', 70), piece('paragraph', 'many fields.', 90)];
    expect(packed(parts)).toEqual([['The report has', 'many fields.']]);
  });

  it('keep a listing whole when the model can hold it', () => {
    expect(packed([piece('paragraph', 'Prose.', 60), piece('code', 'print(1)', 240)])).toEqual([
      ['Prose.'],
      ['print(1)'],
    ]);
  });
});
