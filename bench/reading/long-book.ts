import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import type { PdfPage } from '../../src/pdf/testing/make-pdf.js';

const LINES_A_PAGE = 44;
const WORDS =
  'the of a to and in that for with this from system reads page value table memory thread index query function returns result when every other long short number letters words chapter section'.split(
    ' ',
  );

/**
 * Makes a book of ordinary text, longer than the available real ones. The same numbers give the same bytes.
 *
 * @param seed Another seed gives another text.
 */
export function makeLongBook(pages: number, seed = 0): Buffer {
  let at = seed;
  const word = () => WORDS[(at = (at * 31 + 7) % 10_007) % WORDS.length]!;
  const line = () => Array.from({ length: 13 }, word).join(' ');
  const page = (): PdfPage => ({
    texts: Array.from({ length: LINES_A_PAGE }, (_, i) => ({ text: line(), x: 72, y: 740 - 15 * i })),
  });
  return makePdf({ title: 'A long book', pages: Array.from({ length: pages }, page) });
}
