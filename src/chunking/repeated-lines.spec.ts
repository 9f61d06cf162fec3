import { line, page } from './testing/book-builder.js';
import { repeatedLines } from './repeated-lines.js';

describe('lines that are left out because they repeat', () => {
  it('are told with their pages, the most frequent first; what is in chunks is not', () => {
    const pages = [1, 2, 3, 5].map((number) => {
      const head = line('Looms', 780, { furniture: number !== 2 });
      const foot = line(`Page ${number} of 5`, 20, { furniture: true });
      return page(number, [head, line('A loom holds threads.', 400), foot]);
    });
    expect(repeatedLines(pages)).toEqual([
      {
        text: 'Page # of #',
        count: 4,
        pages: [
          { pageFirst: 1, pageLast: 3 },
          { pageFirst: 5, pageLast: 5 },
        ],
      },
      {
        text: 'Looms',
        count: 3,
        pages: [
          { pageFirst: 1, pageLast: 1 },
          { pageFirst: 3, pageLast: 3 },
          { pageFirst: 5, pageLast: 5 },
        ],
      },
    ]);
  });
});
