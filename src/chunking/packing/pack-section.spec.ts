import type { LabelSpan } from '../typing/labels.js';
import { packSection } from './pack-section.js';
import { line } from '../testing/book-builder.js';
import type { Piece } from './piece.js';

const limits = { hard: 254, joined: 127, soft: 64, small: 51 };
const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

let blocks = 0;

function piece(kind: Piece['kind'], text: string, tokens: number): Piece {
  return {
    kind,
    text,
    joint: '\n\n',
    tokens,
    marks: [{ offset: 0, page: 1, line: line(text, 700) }],
    block: blocks++,
  };
}

/** A piece of one line at a left edge, in points. */
function placed(kind: Piece['kind'], text: string, tokens: number, x: number, y: number): Piece {
  return { ...piece(kind, text, tokens), marks: [{ offset: 0, page: 1, line: line(text, y, { x0: x }) }] };
}

/** @param labels The labels of pieces, by their positions. */
function packed(pieces: readonly Piece[], labels: Readonly<Record<number, LabelSpan>> = {}): string[][] {
  const drafts = packSection(
    pieces,
    limits,
    (block) => labels[pieces.findIndex((piece) => piece.block === block)] ?? null,
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

describe('a listing', () => {
  it('joins the text above it that says what it is', () => {
    const parts = [
      piece('paragraph', 'Creates a file from a template.', 120),
      piece('code', 'create(file, template)', 10),
      piece('paragraph', 'Closes a file that was opened.', 40),
      piece('code', 'close(file)', 10),
    ];
    expect(packed(parts)).toEqual([
      ['Creates a file from a template.', 'create(file, template)'],
      ['Closes a file that was opened.', 'close(file)'],
    ]);
  });

  it('stays with what it prints', () => {
    const parts = [
      piece('paragraph', 'It counts the words.', 110),
      piece('code', '$ count words', 20),
      piece('paragraph', 'Output (the order may differ):', 10),
      piece('code', 'one 1\ntwo 2', 110),
    ];
    expect(packed(parts).at(-1)).toEqual(['$ count words', 'Output (the order may differ):', 'one 1\ntwo 2']);
  });
});

describe('a lead-in', () => {
  it.each(['table', 'rows', 'paragraph'] as const)('goes with the %s after it', (kind) => {
    expect(
      packed([
        piece('paragraph', 'One.', 70),
        piece('paragraph', 'Options:', 10),
        piece(kind, '-a | all\n-b | both', 150),
      ]),
    ).toEqual([['One.'], ['Options:', '-a | all\n-b | both']]);
  });

  it('goes with the labelled example that it announces, and no other text does', () => {
    const example = { kind: 'example' } as const;
    const caption = piece('heading', 'Example 3.4. A loop', 10);
    const parts = [caption, piece('code', 'for x in y: pass', 90)];
    expect(
      packed([piece('paragraph', 'Much.', 70), piece('paragraph', 'Consider this:', 10), ...parts], {
        2: example,
        3: example,
      }),
    ).toEqual([['Much.'], ['Consider this:', 'Example 3.4. A loop', 'for x in y: pass']]);
    expect(packed([piece('paragraph', 'Much.', 70), ...parts], { 1: example, 2: example })).toEqual([
      ['Much.'],
      ['Example 3.4. A loop', 'for x in y: pass'],
    ]);
  });

  it.each(['The call is as follows.', 'It prints what is shown below.', 'You may use it, for example.'])(
    'is also a sentence that points to what comes next: %s',
    (lead) => {
      const rest = [piece('paragraph', lead, 20), piece('code', 'print(1)', 120)];
      expect(packed([piece('paragraph', 'Much.', 70), ...rest])).toEqual([['Much.'], [lead, 'print(1)']]);
    },
  );

  it('leaves the sentences before it', () => {
    const lead = `${'One two three. '.repeat(30)}The options are:`;
    const [first, second] = packed([piece('paragraph', lead, 96), piece('table', '-a | all', 200)]);
    expect(first).toEqual([lead.slice(0, -' The options are:'.length)]);
    expect(second).toEqual(['The options are:', '-a | all']);
  });

  it('takes only as much of a long table as the model reads', () => {
    const rows = Array.from({ length: 50 }, (_, i) => `-${i} | one | two`).join('\n');
    const drafts = packed([piece('paragraph', 'Options:', 10), piece('table', rows, countWords(rows))]);
    expect(drafts[0]?.[0]).toBe('Options:');
    expect(drafts[0]?.[1]).toMatch(/^-0 /);
    expect(drafts.flat().slice(1).join('\n')).toBe(rows);
  });
});

describe('a term', () => {
  it('stays with the description indented below it', () => {
    const term = placed('code', '--verbose', 5, 72, 600);
    const description = placed('paragraph', 'Tells what it does.', 120, 100, 588);
    expect(packed([piece('paragraph', 'Prose.', 90), term, description])).toEqual([
      ['Prose.'],
      ['--verbose', 'Tells what it does.'],
    ]);
  });

  it('is a declaration, or what says at its end what it defines, wherever its description stands', () => {
    const parts = (kind: Piece['kind'], head: string) => [
      placed('paragraph', 'Says what comes before it.', 100, 72, 700),
      placed(kind, head, 20, 72, 680),
      placed('paragraph', 'Does what it says.', 100, 72, 660),
    ];
    const together = (kind: Piece['kind'], head: string) =>
      packed(parts(kind, head)).at(-1)?.includes(head) === true;
    expect(together('code', 'void block_merge(Block *one,\n     const Block *other);')).toBe(true);
    expect(together('code', 'block_merge(one, other);')).toBe(false);
    expect(together('code', 'Block *both(first, 2);')).toBe(false);
    expect(together('paragraph', 'gc-flip margin [procedure]')).toBe(true);
  });

  it('is no declaration that the text before it announces', () => {
    const arc = 'path arc(pair c, real r);';
    expect(
      packed([
        placed('paragraph', 'It is constructed with', 20, 72, 700),
        placed('code', arc, 20, 90, 680),
        placed('paragraph', 'Here the direction is known.', 100, 72, 660),
      ])[0],
    ).toEqual(['It is constructed with', arc]);
  });

  it('is an option alone, even at the edge of the text after it', () => {
    const option = placed('code', '--with-cgipath=PATH', 60, 72, 600);
    const rest = [placed('paragraph', 'Where the programs go.', 120, 72, 572)];
    expect(packed([piece('paragraph', 'Prose.', 90), option, ...rest])).toEqual([
      ['Prose.'],
      ['--with-cgipath=PATH', 'Where the programs go.'],
    ]);
  });

  it('is not what stands at the edge of the text after it', () => {
    const above = placed('code', 'print(1)', 60, 72, 600);
    expect(packed([above, placed('paragraph', 'It prints.', 60, 72, 588)])).toEqual([
      ['print(1)'],
      ['It prints.'],
    ]);
  });
});

describe('text below 30 tokens', () => {
  it('joins a full neighbour up to the limit of the model', () => {
    expect(packed([piece('paragraph', 'Long.', 120), piece('paragraph', 'Short.', 29)])).toEqual([
      ['Long.', 'Short.'],
    ]);
    expect(packed([piece('paragraph', 'Long.', 120), piece('paragraph', 'Not short.', 60)])).toHaveLength(2);
  });

  it('joins what it is an example of, but an exercise stays alone', () => {
    const parts = [piece('paragraph', 'Compares numbers.', 90), piece('heading', 'Example', 1)];
    const code = piece('code', '(= 3 4)', 8);
    expect(packed([...parts, code], { 1: { kind: 'example' } })).toEqual([
      ['Compares numbers.', 'Example', '(= 3 4)'],
    ]);
    expect(packed([...parts, code], { 1: { kind: 'exercise' } })).toHaveLength(2);
  });

  it('gets the last sentence of one that has no room', () => {
    const long = `${'One two three. '.repeat(80)}The last sentence has exactly as many words as it may need here.`;
    const drafts = packed([piece('paragraph', long, 253), piece('paragraph', 'It is short.', 20)]);
    expect(drafts).toHaveLength(2);
    expect(drafts[1]).toEqual([
      'The last sentence has exactly as many words as it may need here.',
      'It is short.',
    ]);
  });

  it('gets the last entry of a full table, not a sentence of it', () => {
    const entry = `-b | ${'One. Two. '.repeat(20)}three`;
    const drafts = packed([
      piece('table', `-a | ${'One. Two. '.repeat(90)}three\n${entry}`, 250),
      piece('paragraph', 'It is short.', 20),
    ]);
    expect(drafts[1]).toEqual([entry, 'It is short.']);
  });

  it('does not cut a listing', () => {
    expect(packed([piece('code', 'a = 1\nb = 2', 250), piece('paragraph', 'So it is.', 8)])).toEqual([
      ['a = 1\nb = 2'],
      ['So it is.'],
    ]);
  });
});
