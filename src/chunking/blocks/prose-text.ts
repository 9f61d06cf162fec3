import type { BodyLine } from '../lines/body-lines.js';
import type { PageMark } from './block.js';

/** Addresses tell a search nothing and cost dozens of tokens; the mark that ends the sentence stays. */
const WEB_ADDRESS = /[<(]?\b(?:(?:https?|ftp): ?\/\/ ?|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]][>)]?/g;
/** An address that the end of the line cuts, and how its rest on the next line looks. */
const CUT_ADDRESS = /\b(?:(?:https?|ftp): ?\/\/ ?|www\.)[^\s<>"')\]]*[./_=&?-]$/;
const REST_OF_ADDRESS = /^[\w~%#?=&.-]*(?:\/|\.\w)[\w~%#?=&./-]*[\w/)>](?=[.,;:]?(?:\s|$))/;
// eslint-disable-next-line no-control-regex -- exactly the characters that no database text can hold
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Symbol fonts without a map to letters give their bullets such codes. */
const BULLET_GLYPH = /^\s*[\u0080-\u009f\uf0a0-\uf0ff](?=\s)/;

/** A hyphen that the author wrote (`well-known`) joins its halves; `up- or downwards` keeps the space. */
const HYPHEN_END = /[\p{L}\p{N}_]-$/u;
const SUSPENDED = /^(?:and|or|to|und|oder|et|ou)\b/i;

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly PageMark[];
}

/**
 * Joins the lines of a paragraph: hyphens of the typesetter go, white space becomes one space.
 *
 * @param between What stands between two lines: a space, or a line end for table rows.
 * @returns Text without web addresses, and where each page begins in it; empty text when nothing is left.
 */
export function joinLines(lines: readonly BodyLine[], between: ' ' | '\n'): MarkedText {
  const marks: PageMark[] = [];
  let text = '';
  let glue = '';
  let addressCut = false;
  for (const { line, page } of lines) {
    const rest = addressCut ? line.text.replace(REST_OF_ADDRESS, '') : line.text;
    addressCut = CUT_ADDRESS.test(line.text);
    const own = cleanLine(addressCut ? rest.replace(CUT_ADDRESS, '') : rest);
    if (own === '') continue;
    text += glue === ' ' && HYPHEN_END.test(text) && !SUSPENDED.test(own) ? '' : glue;
    if (marks.at(-1)?.page !== page) marks.push({ offset: text.length, page });
    const hyphened = line.softHyphen && own.endsWith('-');
    text += hyphened ? own.slice(0, -1) : own;
    glue = hyphened ? '' : between;
  }
  return { text: text.trimEnd(), marks };
}

/** A line without web addresses, control characters and runs of white space. */
export function cleanLine(text: string): string {
  const own = text.replace(BULLET_GLYPH, '•').replace(CONTROL, ' ');
  const bare = own.replace(WEB_ADDRESS, ' ');
  const mended = bare === own ? own : bare.replace(/\s+([.,;])(?=\s|$)/g, '$1');
  return mended.replace(/\s+/g, ' ').trim();
}
