import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import type { PdfPage, PdfText } from '../../src/pdf/testing/make-pdf.js';

const THINGS =
  'anchor anvil apron axle basket beacon bellows boiler bridge brush cable candle canoe cart chain chisel compass copper ' +
  'crane cradle dial drum engine ferry filter forge funnel furnace gauge girder glider hammer harbour harness hinge hook';
const WORDS = THINGS.split(' ').toSorted();
const WORDS_A_PAGE = 3;
const LEADING = 14;
const PARAGRAPH_GAP = 12;

/** The words of its index: each is told on one page, three to a page. */
export const INDEXED_WORDS: readonly { readonly word: string; readonly page: number }[] = WORDS.map(
  (word, i) => ({ word, page: Math.floor(i / WORDS_A_PAGE) + 1 }),
);

/** A sentence that begins on page 2 and ends on page 3. */
export const SENTENCE_OVER_PAGES =
  'Whoever has carried a beacon over the mountain in winter remembers for a lifetime how quietly the snow received the light of it.';
/** A sentence whose printed form has a hyphen at a line end. */
export const HYPHENED_SENTENCE =
  'The documentation of every workshop names the master who was responsible for it.';

/** A book of twelve pages with an outline and an index of 36 words. */
export function indexedBook(title = 'Things of the Workshop'): Buffer {
  const count = Math.ceil(WORDS.length / WORDS_A_PAGE);
  const pages = Array.from({ length: count }, (_, i): PdfPage => ({ texts: pageTexts(i + 1) }));
  const titles = pages.map((_, i) => ({ title: titleOf(i + 1), level: 0, page: i + 1, y: 740 }));
  const heading: PdfText = { text: 'Index', x: 72, y: 720, size: 16, font: 'Helvetica-Bold' };
  const entries = INDEXED_WORDS.map(({ word, page }, i): PdfText => {
    return { text: `${word}, ${page}`, x: 72, y: 690 - LEADING * i };
  });
  return makePdf({
    title,
    pages: [...pages, { texts: [heading, ...entries] }],
    outline: [...titles, { title: 'Index', level: 0, page: count + 1, y: 740 }],
  });
}

function titleOf(page: number): string {
  return `${page} Room ${page} of the workshop`;
}

function pageTexts(page: number): PdfText[] {
  const own = INDEXED_WORDS.filter((entry) => entry.page === page);
  const paragraphs = own.map(({ word }) => [
    `In this room stands the ${word} that the old smith made when he was young, and nobody`,
    `has moved the ${word} since then, because it is too heavy for two and too dear for the`,
    `market. A visitor may look at the ${word} from all sides and draw it.`,
  ]);
  if (page === 1) {
    paragraphs.push([
      'The docu-',
      'mentation of every workshop names the master who was responsible for it.',
    ]);
  }
  const begun = ['Whoever has carried a beacon over the mountain in winter'];
  const ended = ['remembers for a lifetime how quietly the snow received the light of it.'];
  if (page === 2) paragraphs.push(begun);
  if (page === 3) paragraphs.unshift(ended);
  const isContinued = page === 3;
  const texts: PdfText[] = [];
  let y = 690;
  if (!isContinued) texts.push({ text: titleOf(page), x: 72, y: 720, size: 16, font: 'Helvetica-Bold' });
  else y = 730;
  for (const [i, rows] of paragraphs.entries()) {
    for (const text of rows) {
      texts.push({ text, x: 72, y });
      y -= LEADING;
    }
    y -= PARAGRAPH_GAP;
    if (isContinued && i === 0) {
      texts.push({ text: titleOf(page), x: 72, y: y - 10, size: 16, font: 'Helvetica-Bold' });
      y -= 40;
    }
  }
  return texts;
}
