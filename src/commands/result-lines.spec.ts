import type { SearchResult } from '../search/search.service.js';
import { resultLines } from './result-lines.js';

describe('a result for a person', () => {
  const text = Array.from({ length: 9 }, (_, line) => `${line} ${'x'.repeat(150)}`).join('\n');
  const result: SearchResult = {
    rank: 1,
    score: 0.5,
    confidence: 'fair',
    chunkId: 'c',
    chunks: [{ chunkId: 'c', first: 0, last: 1000, page: 3 }],
    highlights: [],
    preview: '',
    sectionId: null,
    pageLabelFirst: null,
    pageLabelLast: null,
    documentId: 'd',
    title: 'T',
    sectionPath: ['S'],
    pageFirst: 3,
    pageLast: 4,
    type: 'concept',
    text,
  };
  const shown = (full: boolean, columns: number | null) => resultLines(result, { full, columns });

  it('is cut to the terminal, and not where there is none', () => {
    const [citation, ...lines] = shown(false, 60);
    expect(citation).toBe(' 1. 0.500 fair    T > S, pp. 3-4  [concept]');
    expect(Math.max(...lines.map((line) => line.length))).toBe(60);
    expect(lines).toHaveLength(8);
    expect(shown(false, null)[1]).toBe(`     ${text.split('\n')[0]}`);
  });

  it('is whole where that is wanted', () => {
    const lines = shown(true, 60).map((line) => line.trim());
    for (const line of text.split('\n')) expect(lines).toContain(line);
  });
});
