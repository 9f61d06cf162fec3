import { confidenceOf } from './confidence.js';
import { readCursor, writeCursor } from './cursor.js';
import { foldNearDuplicates } from './near-duplicates.js';
import { previewOf } from './preview.js';
import type { FoundChunk } from './search.repository.js';
import { sectionWorth } from './secondary-sections.js';

describe('confidence', () => {
  it('is strong only for a first result far ahead of the second', () => {
    expect(confidenceOf(0.6, 0.5)).toBe('strong');
    expect(confidenceOf(0.6, 0.58)).toBe('fair');
    expect(confidenceOf(0.9, null)).toBe('fair');
  });

  it('is weak where nothing stands out', () => {
    expect(confidenceOf(0.3, 0.29)).toBe('weak');
    expect(confidenceOf(0.2, 0)).toBe('fair');
    expect(confidenceOf(0.3, null)).toBe('weak');
  });
});

describe('a cursor', () => {
  const position = { score: 0.1 + 0.2, chunkId: 'c', rank: 10 };

  it('goes on exactly where a page ended', () => {
    const cursor = writeCursor('q', { limit: 10 }, position);
    expect(readCursor('q', { limit: 5, cursor })).toEqual(position);
    expect(readCursor('q', { limit: 5 })).toBeNull();
  });

  it.each(['', 'x', 'bnVsbA', Buffer.from('{"a":1}').toString('base64url')])('is refused: %j', (cursor) => {
    expect(() => readCursor('q', { limit: 10, cursor })).toThrow(
      expect.objectContaining({ field: 'cursor' }),
    );
  });

  it('belongs to one query and filter', () => {
    const cursor = writeCursor('q', { limit: 10 }, position);
    expect(() => readCursor('other', { limit: 10, cursor })).toThrow(/another list or filter/);
    expect(() => readCursor('q', { limit: 10, cursor, types: ['code'] })).toThrow(/another list or filter/);
  });
});

describe('chunks that say the same', () => {
  const chunk = (documentId: string, text: string) => ({ documentId, text }) as FoundChunk;
  const text = 'one two three four five six seven eight nine ten eleven';

  it('are folded within a book, and counted', () => {
    const folded = foldNearDuplicates([chunk('a', text), chunk('a', `${text}.`), chunk('a', 'other words')]);
    expect(folded.map(({ copies }) => copies)).toEqual([1, 0]);
  });

  it('stay in two books', () => {
    expect(foldNearDuplicates([chunk('a', text), chunk('b', text)])).toHaveLength(2);
  });

  it('are different if a tenth of their words is', () => {
    expect(foldNearDuplicates([chunk('a', text), chunk('a', `${text} 1 2 3`)])).toHaveLength(2);
  });

  it('are folded up to as many different ones as are wanted', () => {
    const three = [chunk('a', text), chunk('a', text), chunk('a', 'other words'), chunk('a', 'more of them')];
    expect(foldNearDuplicates(three, 2)).toEqual([
      expect.objectContaining({ chunk: three[0], copies: 1 }),
      expect.objectContaining({ chunk: three[2], copies: 0 }),
    ]);
  });
});

describe('the worth of a section', () => {
  it.each([
    [['Appendix', 'GNU Free Documentation License'], 'lock a file', true],
    [["What's new"], 'open', true],
    [['Appendix', 'License'], 'which license', false],
    [['Reference', 'Functions'], 'open', false],
    [['Newspapers'], 'open', false],
  ])('of %j for %j is less: %s', (path, query, less) => {
    expect(sectionWorth(path, query) < 1).toBe(less);
  });
});

describe('a preview', () => {
  it('shows most of the words that were asked for', () => {
    const text = `${'a '.repeat(300)}needle in hay ${'b '.repeat(300)}`;
    const at = text.indexOf('needle');
    expect(previewOf(text, [{ first: at, last: at + 5 }])).toMatch(/^….*needle in hay.*…$/);
  });

  it('is the beginning if there are none, on one line', () => {
    expect(previewOf('one\n\ntwo', [])).toBe('one two');
  });
});
