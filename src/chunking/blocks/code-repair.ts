import type { ListingLine } from './block.js';

/** Marks that documentation tools print where they wrap a long line. */
const WRAP_END = /\s?\u2423$/;
const WRAP_START = /^\s*(?:\u02d3\u2192|\u21aa|\u2937)\s?/;
const CURLY_SINGLE = /[\u2018\u2019\u00b4\u2032]/g;
const CURLY_DOUBLE = /[\u201c\u201d]/g;
const DASHES = /[\u2212\u2013]/g;
/** ASCII control characters, which show nothing, except tabs and line ends. */
const CONTROL = /(?![\t\n\r\u0080-\u009f])\p{Cc}/gu;

/**
 * Restores the lines of a listing as its author wrote them: joins lines that the typesetter wrapped with a mark. All
 * other text stays as the page shows it. The visible space at the end of such a line stands for a space of the author.
 */
export function repairCode(lines: readonly ListingLine[]): ListingLine[] {
  const repaired: ListingLine[] = [];
  for (const { text, sources } of lines) {
    const plain = text
      .replace(/\u00a0/g, ' ')
      .replace(CONTROL, '')
      .trimEnd();
    const last = repaired.at(-1);
    if (last && WRAP_START.test(plain)) {
      repaired[repaired.length - 1] = {
        text: last.text.replace(WRAP_END, ' ') + plain.replace(WRAP_START, ''),
        sources: [...last.sources, ...sources],
      };
    } else repaired.push({ text: plain, sources });
  }
  return repaired;
}

/**
 * Replaces dashes and curly quotes by the plain characters that a parser needs. The result is never shown. Curly quotes
 * stay when the listing also has straight ones of the same kind, because then the author intended them.
 */
export function asTyped(listing: string): string {
  let typed = listing.replace(DASHES, '-');
  if (!typed.includes("'")) typed = typed.replace(CURLY_SINGLE, "'");
  if (!typed.includes('"')) typed = typed.replace(CURLY_DOUBLE, '"');
  return typed;
}
