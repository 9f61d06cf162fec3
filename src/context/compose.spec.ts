import type { ChunkPart } from '../book/chunk-part.js';
import type { Difficulty } from '../documents/document.entity.js';
import { compose, fallbackText } from './compose.js';
import type { ContextChunk } from './compose.js';
import { poolsOf } from './difficulty-pools.js';
import { isJunk } from './junk.js';
import { selectChunks } from './select-chunks.js';
import { withinBudget } from './within-budget.js';

function chunk(name: string, over: Partial<ContextChunk> = {}): ContextChunk {
  return {
    chunkId: name,
    documentId: 'd',
    title: 'Files',
    difficulty: 'beginner',
    sectionPath: ['2 Reading', '2.1 Lines'],
    pageFirst: 12,
    pageLast: 13,
    pageLabelFirst: null,
    pageLabelLast: null,
    type: 'concept',
    text: name,
    parts: null,
    score: 0.714,
    ...over,
  };
}

const subject = { lines: ['Topic: Loops', 'Subtopic: for'], gameType: 'quiz' } as const;
/** As many tokens as words. */
const count = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;

describe('a context', () => {
  it('has a header with its subject and the types, then each source with its citation', () => {
    const { text } = compose(
      { ...subject, difficulty: 'beginner' },
      { primary: [chunk('First.'), chunk('Second.', { pageLast: 12, type: 'example' })], supplementary: [] },
    );
    expect(text).toBe(
      [
        '# Source material',
        '',
        '- Topic: Loops',
        '- Subtopic: for',
        '- Game type: quiz',
        '- Difficulty: beginner',
        '- Sources: 2 (1 concept, 1 example)',
        '',
        '### [1] Files > 2 Reading > 2.1 Lines, pp. 12-13',
        '',
        'Type: concept. Difficulty: beginner. Score: 0.71.',
        '',
        'First.',
        '',
        '### [2] Files > 2 Reading > 2.1 Lines, p. 12',
        '',
        'Type: example. Difficulty: beginner. Score: 0.71.',
        '',
        'Second.',
      ].join('\n'),
    );
  });

  it('fences programs with their language', () => {
    const text = 'Do this:\nprint(1)';
    const parts: ChunkPart[] = [
      { kind: 'prose', first: 0, last: 7, boxes: [] },
      { kind: 'code', first: 9, last: 16, language: 'python', boxes: [] },
    ];
    const shown = compose(subject, { primary: [chunk('a', { text, parts })], supplementary: [] }).text;
    expect(shown).toContain('Do this:\n\n```python\nprint(1)\n```');
    const early = compose(subject, { primary: [chunk('x = 1', { type: 'code' })], supplementary: [] }).text;
    expect(early).toContain('```\nx = 1\n```');
  });

  it('puts what is for more advanced readers last, with the advice to simplify it', () => {
    const { text, sources } = compose(
      { ...subject, difficulty: 'beginner' },
      { primary: [chunk('Easy.')], supplementary: [chunk('Hard.', { difficulty: 'master' })] },
    );
    expect(text.indexOf('Easy.')).toBeLessThan(text.indexOf('Simplify'));
    expect(text.indexOf('Simplify')).toBeLessThan(text.indexOf('Hard.'));
    expect(text).toContain('for beginner readers');
    expect(sources.map(({ number, pool }) => [number, pool])).toEqual([
      [1, 'primary'],
      [2, 'supplementary'],
    ]);
  });

  it('says that nothing was found', () => {
    expect(fallbackText(subject)).toMatch(
      /Topic: Loops[^]*No source material was found[^]*general knowledge/,
    );
  });
});

describe('the budget', () => {
  const words = (n: number, name: string) => chunk(name, { text: `${name} `.repeat(n).trim() });
  const inBudget = (tokens: number, ...primary: readonly ContextChunk[]) =>
    withinBudget({ primary, supplementary: [] }, (pools) => compose(subject, pools), { tokens, count });

  it('is obeyed to the token, by whole chunks in rank order', () => {
    const chunks = [words(20, 'a'), words(20, 'b'), words(20, 'c')];
    const needed = count(compose(subject, { primary: chunks.slice(0, 2), supplementary: [] }).text);
    const exactly = inBudget(needed, ...chunks);
    expect(exactly?.sources.map(({ chunk }) => chunk.chunkId)).toEqual(['a', 'b']);
    expect(count(exactly?.text ?? '')).toBe(needed);
    expect(inBudget(needed - 1, ...chunks)?.sources).toHaveLength(1);
  });

  it('leaves out a chunk that is too long, but not a shorter one behind it', () => {
    const found = inBudget(100, words(10, 'a'), words(200, 'b'), words(10, 'c'));
    expect(found?.sources.map(({ number, chunk }) => [number, chunk.chunkId])).toEqual([
      [1, 'a'],
      [2, 'c'],
    ]);
  });

  it('that is too small for any chunk gives none', () => {
    expect(inBudget(20, words(10, 'a'))).toBeNull();
  });
});

describe('the chunks of a context', () => {
  const listed = (...scores: readonly number[]) =>
    scores.map((score, i) => ({ chunkId: `${score}-${i}`, score }));
  const least = { first: 0.5, other: 0.4 };

  it('are at most 15 of the list that fits, from its lowest score up', () => {
    const first = listed(...Array.from({ length: 20 }, () => 0.5));
    expect(selectChunks({ first, other: [] }, least)).toHaveLength(15);
    expect(selectChunks({ first: listed(0.9, 0.5, 0.49), other: listed(0.9) }, least)).toHaveLength(2);
  });

  it('are at most 7 of the other list where that has none', () => {
    const other = listed(...Array.from({ length: 9 }, () => 0.45), 0.39);
    expect(selectChunks({ first: listed(0.49), other }, least)).toHaveLength(7);
    expect(selectChunks({ first: [], other: listed(0.39) }, least)).toEqual([]);
  });

  const levels: Difficulty[] = ['beginner', 'intermediate', 'advanced', 'master'];
  it.each([
    ['beginner', ['beginner'], ['intermediate', 'advanced', 'master']],
    ['intermediate', ['beginner', 'intermediate'], ['advanced', 'master']],
    ['advanced', ['intermediate', 'advanced'], ['master']],
    ['master', ['advanced', 'master'], []],
  ] as const)('for %s readers come from books of their level and the one below', (level, primary, more) => {
    const chunks = levels.map((difficulty) => ({ difficulty }));
    const pools = poolsOf(chunks, level);
    expect(pools.primary.map(({ difficulty }) => difficulty)).toEqual(primary);
    expect(pools.supplementary.map(({ difficulty }) => difficulty)).toEqual(more);
  });

  it('are all chunks when none is of a fitting level, and all alike without a level', () => {
    const chunks = [{ difficulty: 'beginner' as const }];
    expect(poolsOf(chunks, 'master')).toEqual({ primary: chunks, supplementary: [] });
    expect(poolsOf(chunks, undefined)).toEqual({ primary: chunks, supplementary: [] });
  });
});

describe('junk', () => {
  const long = 'A file is opened before it is read, and closed when nobody reads it any more. '.repeat(4);

  it.each([
    ['a short chunk', 'See the next section for this.', true],
    ['an imprint', `${long} Copyright (c) 2019 by the authors.`, true],
    ['a number of a book', `${long} ISBN-13: 978-3-16-148410-0`, true],
    ['a credit of editors', `${long} Copy editor: A. Person`, true],
    ['a page that repeats the title', `${long} ${'The Book of Files. '.repeat(4)}`, true],
    ['plain text', long, false],
    [
      'text about copyright',
      `${long} State the copyright of your package in this file, and who published it.`,
      false,
    ],
    ['text that names the title twice', `${long} The Book of Files and The Book of Files.`, false],
  ])('is %s: %s', (_, text, expected) => {
    expect(isJunk(text, 'The Book of Files')).toBe(expected);
  });

  it('is not text with a short title that is a word of the subject', () => {
    expect(isJunk(long, 'file')).toBe(false);
  });
});
