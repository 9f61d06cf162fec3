import { makeBook, makeLine, makePage } from '../pdf/testing/make-book.js';
import type { OutlineEntry } from '../book/page.js';
import { placeLostEntries } from './lost-entries.js';

const entry = (title: string, page: number | null, level = 0): OutlineEntry => ({
  title,
  level,
  page,
  y: page === null ? null : 720,
});
const pages = ['Reading', 'Writing', 'Closing'].map((title, i) =>
  makePage(i + 1, [makeLine(title, 700, { size: 16 }), makeLine('An ordinary sentence about Writing.', 680)]),
);

function placed(outline: readonly OutlineEntry[]): { places: string[]; lost: string[] } {
  const { entries, lost } = placeLostEntries({ ...makeBook(pages), outline });
  return {
    places: entries.map(({ title, page }) => `${title} ${page}`),
    lost: lost.map(({ title }) => title),
  };
}

describe('entries of an outline that lead to no page', () => {
  it('are placed at their heading between the entries around them', () => {
    expect(placed([entry('Reading', 1), entry('2 Writing', null), entry('Closing', 3)])).toEqual({
      places: ['Reading 1', '2 Writing 2', 'Closing 3'],
      lost: [],
    });
  });

  it('begin with the first entry inside them, or else are lost', () => {
    const outline = [
      entry('Part I', null),
      entry('Reading', 1, 1),
      entry('Closing', null, 1),
      entry('Writing', 2, 1),
    ];
    expect(placed(outline)).toEqual({ places: ['Part I 1', 'Reading 1', 'Writing 2'], lost: ['Closing'] });
  });

  it('are found where their heading goes on below its first line', () => {
    const wrapped = makePage(4, [
      makeLine('Chapter 2 Writing to', 700, { size: 16 }),
      makeLine('Disk', 680, { size: 16 }),
    ]);
    const outline = [entry('Reading', 1), entry('Writing to Disk', null)];
    const { entries } = placeLostEntries({ ...makeBook([...pages, wrapped]), outline });
    expect(entries.map(({ page }) => page)).toEqual([1, 4]);
  });

  it('are given up without reading the book again for each', () => {
    const text = Array.from({ length: 200 }, (_, p) =>
      makePage(
        p + 1,
        Array.from({ length: 30 }, (_, l) =>
          makeLine(`Line ${l} of the running text on page ${p}.`, 700 - 20 * l),
        ),
      ),
    );
    const outline = Array.from({ length: 2000 }, (_, i) => entry(`Nowhere ${i}`, null));
    // One pass for each of them took a minute.
    expect(placeLostEntries({ ...makeBook(text), outline }).lost).toHaveLength(outline.length);
  }, 10_000);
});
