import { citedPages } from '../book/cited-pages.js';
import type { QuotePlace } from '../quotes/quote-place.js';

const INDENT = '     ';

/** A place of a quotation for a person: what it is, where it stands, what the book says, and what differs. */
export function placeLines(place: QuotePlace): string[] {
  const { match, similarity, title, sectionPath, chunks, text, differences, boxes } = place;
  const kind = match === 'exact' ? 'exact' : `near  ${Math.floor(similarity * 100)} %`;
  return [
    `${kind}  ${[title, ...sectionPath].join(' > ')}, ${citedPages(place)}`,
    `${INDENT}${text}`,
    ...differences.map(({ quote, book }) => `${INDENT}${differenceLine(quote, book)}`),
    ...boxes.map(({ page, x0, y0, x1, y1 }) => `${INDENT}box on page ${page}: ${x0} ${y0} to ${x1} ${y1}`),
    `${INDENT}chunk ${chunks.map(({ chunkId }) => chunkId).join(', ')}`,
    '',
  ];
}

function differenceLine(quote: string, book: string): string {
  if (book === '') return `the book does not have: ${quote}`;
  if (quote === '') return `only the book has: ${book}`;
  return `the book has "${book}" for "${quote}"`;
}
