import { readBook } from '../read-book.js';
import { makePdf } from '../testing/make-pdf.js';

/** The text of a line whose parts are drawn at these positions, in 10 points of Helvetica. */
async function lineOf(...parts: readonly (readonly [string, number])[]): Promise<string | undefined> {
  const texts = parts.map(([text, x]) => ({ text, x, y: 600 }));
  const book = await readBook(makePdf({ pages: [{ texts }] }), { heapMegabytes: 384, pageSeconds: 10 });
  return book.pages[0]?.lines[0]?.text;
}

describe('the gaps between words', () => {
  it('are no gaps where the next letters are drawn over a space, as groff does to kern', async () => {
    // The space reaches from 82.6 to 85.3.
    expect(await lineOf(['ev ', 72], ['al args', 82.6])).toBe('eval args');
  });

  it('are smaller between letters of two fonts, and not between a word and a number', async () => {
    const withGap = async (gap: number, text: string) => {
      const texts = [
        { text: 'digit', x: 72, y: 600, font: 'Courier' as const },
        { text, x: 102 + gap, y: 600 },
      ];
      const book = await readBook(makePdf({ pages: [{ texts }] }), { heapMegabytes: 384, pageSeconds: 10 });
      return book.pages[0]?.lines[0]?.text;
    };
    expect(await withGap(1.4, 'and')).toBe('digit and');
    expect(await withGap(0.8, 'and')).toBe('digitand');
    expect(await withGap(1.4, '2')).toBe('digit2');
  });

  it('are gaps where spaces are squeezed', async () => {
    expect(await lineOf(['ev ', 72], ['al args', 84.2])).toBe('ev al args');
  });
});
