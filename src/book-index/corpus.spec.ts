import { corpusBook, hasCorpus } from '../pdf/testing/corpus.js';
import { buildContents } from '../structure/build-contents.js';
import type { BookIndex } from './book-index.js';
import { readBookIndex } from './read-book-index.js';

async function indexOf(name: string): Promise<BookIndex | null> {
  const book = await corpusBook(name);
  return readBookIndex(book, buildContents(book, { withoutContents: 'reject' }));
}

describe.skipIf(!hasCorpus)('indexes of the corpus (skipped without ../shared/corpus)', () => {
  it.each([
    ['R-lang', 149, ['Function and Variable Index', 'Concept Index'], 'labels', 0.95],
    ['mpi4py', 940, ['Python Module Index', 'Index'], 'offset', 0.93],
    ['pytables', 550, ['Index'], 'labels', 0.95],
    ['debian-policy', 4, ['Index'], 'labels', 1],
  ])('%s: %i entries', async (name, entries, titles, source, confidence) => {
    const index = await indexOf(name);
    expect(index?.entries).toHaveLength(entries);
    expect(index?.parts.map(({ title }) => title)).toEqual(titles);
    expect(index?.numbering.source).toBe(source);
    expect(index?.confidence).toBeGreaterThanOrEqual(confidence);
    const references = index?.entries.flatMap((entry) => entry.references) ?? [];
    expect(references.filter(({ pageFirst }) => pageFirst === null)).toEqual([]);
  });

  it('R-lang: joins the pages of a wrapped entry and maps them with the labels of the PDF', async () => {
    const index = await indexOf('R-lang');
    expect(index?.entries.find(({ term, part }) => term === 'environment' && part === 1)?.pages).toEqual([
      9, 10, 11, 18, 27, 28, 29, 31, 32, 33, 38, 45, 48, 50, 54,
    ]);
  });

  it('pytables: joins names that are wrapped inside a bracket and across pages', async () => {
    const index = await indexOf('pytables');
    const pages = Object.fromEntries(index?.entries.map(({ term, pages: on }) => [term, on]) ?? []);
    expect(pages).toMatchObject({
      '__contains__() (tables.attributeset.AttributeSet method)': [147],
      '_v_attrnamesuser (tables.attributeset.AttributeSet attribute)': [146],
    });
  });

  it.each(['biopython', 'reportlab-userguide'])('%s: has none', async (name) => {
    expect(await indexOf(name)).toBeNull();
  });
});
