import * as fc from 'fast-check';
import { makeBook, makeLine, makePage } from '../pdf/testing/make-book.js';
import { arrangeSections } from './arrange-sections.js';
import type { ContentsEntry } from './contents-source.js';
import type { Place, Section } from './section.js';

const PAGES = 12;
const book = makeBook(
  Array.from({ length: PAGES }, (_, i) =>
    makePage(
      i + 1,
      [760, 600, 400, 200].map((y) => makeLine('Some text.', y)),
    ),
  ),
);

function entry(title: string, level: number, page: number, y: number | null = null): ContentsEntry {
  return { title, level, page, y };
}

/** The place as a number that increases in reading order. */
function position(place: Place | null): number {
  return place === null ? Infinity : place.page * 10_000 - Math.min(place.y, 9_000);
}

const anyEntries = fc.array(
  fc.record({
    title: fc.constantFrom('Lists', 'Trees', 'Graphs'),
    level: fc.nat(6),
    page: fc.integer({ min: 1, max: PAGES }),
    y: fc.option(fc.integer({ min: 0, max: 792 })),
  }),
  { maxLength: 40 },
);

function check(property: (sections: readonly Section[], entries: readonly ContentsEntry[]) => void): void {
  fc.assert(fc.property(anyEntries, (entries) => property(arrangeSections(entries, book), entries)));
}

describe('sections of a page in two columns', () => {
  it('keep the height of a heading that is higher up in the next column', () => {
    const columns = [72, 320].flatMap((x0) => [700, 400, 200].map((y) => makeLine('Some text.', y, { x0 })));
    const two = makeBook([makePage(1, columns)]);
    const entries = [entry('Low', 0, 1, 215), entry('High', 0, 1, 715)];
    const [low, high] = arrangeSections(entries, two);
    expect(high?.start).toEqual({ page: 1, y: 715 });
    expect(low?.end).toEqual(high?.start);
    expect(arrangeSections(entries, book)[1]?.start.y).toBe(215);
  });
});

describe('sections from any entries', () => {
  it('keep every entry and are numbered in book order', () => {
    check((sections, entries) => {
      expect(sections.map((section) => section.title).toSorted()).toEqual(
        entries.map((e) => e.title).toSorted(),
      );
      expect(sections.map((section) => section.order)).toEqual(sections.map((_, i) => i));
      const starts = sections.map((section) => position(section.start));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    });
  });

  it('never run backwards', () => {
    check((sections) => {
      for (const section of sections) {
        expect(position(section.end)).toBeGreaterThanOrEqual(position(section.start));
        expect(section.pageFirst).toBe(section.start.page);
        expect(section.pageLast).toBeGreaterThanOrEqual(section.pageFirst);
        expect(section.pageLast).toBeLessThanOrEqual(PAGES);
      }
    });
  });

  it('have levels from 0 that increase by at most 1, one more than the parent', () => {
    check((sections) => {
      sections.forEach((section, i) => {
        expect(section.level).toBeLessThanOrEqual((sections[i - 1]?.level ?? -1) + 1);
        const parent = section.parent === null ? null : sections[section.parent];
        expect(section.level).toBe((parent?.level ?? -1) + 1);
      });
    });
  });

  it('lie within their parents and never cross', () => {
    check((sections) => {
      for (const section of sections) {
        const parent = section.parent === null ? undefined : sections[section.parent];
        if (!parent) continue;
        expect(parent.order).toBeLessThan(section.order);
        expect(position(section.start)).toBeGreaterThanOrEqual(position(parent.start));
        expect(position(section.end)).toBeLessThanOrEqual(position(parent.end));
        expect(section.pageLast).toBeLessThanOrEqual(parent.pageLast);
      }
    });
  });

  it('cover the book from the first entry to its end without a gap', () => {
    check((sections) => {
      const top = sections.filter((section) => section.level === 0);
      top.forEach((section, i) => expect(section.end).toEqual(top[i + 1]?.start ?? null));
      expect(top.at(-1)?.pageLast ?? PAGES).toBe(PAGES);
    });
  });
});

/** Last page of a section when the next one starts on page 5. */
const lastPageBefore = (y: number | null): number | undefined =>
  arrangeSections([entry('One', 0, 2), entry('Two', 0, 5, y)], book)[0]?.pageLast;

describe('the last page of a section', () => {
  it('is shared when the next section starts in the middle of it', () => {
    expect(lastPageBefore(410)).toBe(5);
  });

  it('is the previous page when the next section starts at the top', () => {
    expect([lastPageBefore(null), lastPageBefore(770), lastPageBefore(730)]).toEqual([4, 4, 4]);
  });

  it('is the previous page when only a running head is above the next section', () => {
    const page = makePage(2, [makeLine('Chapter 1', 760, { furniture: true }), makeLine('Two', 500)]);
    const sections = arrangeSections(
      [entry('One', 0, 1), entry('Two', 0, 2, 509)],
      makeBook([makePage(1, [makeLine('One', 600)]), page]),
    );
    expect(sections.map((section) => [section.pageFirst, section.pageLast])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

it('moves entries that point back, such as a cover listed last, to their place', () => {
  const sections = arrangeSections([entry('One', 0, 3), entry('Two', 0, 6), entry('Cover', 0, 1)], book);
  expect(sections.map((section) => section.title)).toEqual(['Cover', 'One', 'Two']);
});
