import { line } from '../testing/book-builder.js';
import type { BodyLine } from '../lines/body-lines.js';
import { measureStyle } from './book-style.js';

/** Pages of ten lines, each at the left edge that `edgeOf` gives. */
function pages(edgeOf: (page: number, row: number) => number): BodyLine[] {
  return [2, 3, 4, 5].flatMap((page) =>
    Array.from({ length: 10 }, (_, row) => ({
      line: line('Text of the book.', 700 - 12 * row, { x0: edgeOf(page, row) }),
      page,
    })),
  );
}

describe('the left edge of running text', () => {
  it('alternates in a two-sided book', () => {
    const { marginOf } = measureStyle(pages((page, row) => (page % 2 === 0 ? 72 : 108) + (row > 6 ? 25 : 0)));
    expect([marginOf(2), marginOf(3)]).toEqual([72, 108]);
  });

  it('is the same on both sides when one of them only has more lists', () => {
    const { marginOf } = measureStyle(pages((page, row) => (row < (page % 2 === 0 ? 4 : 7) ? 72 : 97)));
    expect([marginOf(2), marginOf(3)]).toEqual([72, 72]);
  });

  it('is known for both sides when the text is on one', () => {
    const { marginOf } = measureStyle(pages(() => 90).filter(({ page }) => page === 3));
    expect([marginOf(2), marginOf(3)]).toEqual([90, 90]);
  });
});
