import { isUnspaced } from '../../pdf/layout/scripts.js';
import type { BodyLine } from '../lines/body-lines.js';
import type { PageMark } from './block.js';
import { goesOnAsAddress, withoutAddresses, type MarkedText } from './web-addresses.js';

// eslint-disable-next-line no-control-regex -- exactly the characters that no database text can hold
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Symbol fonts without a map to letters give their bullets such codes. */
const BULLET_GLYPH = /^\s*[\u0080-\u009f\uf0a0-\uf0ff](?=\s)/;

/** A hyphen that the author wrote (`well-known`) joins its halves; `up- or downwards` keeps the space. */
const HYPHEN_END = /[\p{L}\p{N}_]-$/u;
const SUSPENDED = /^(?:and|or|to|und|oder|et|ou)\b/i;

/**
 * Joins the lines of a paragraph: hyphens of the typesetter go, white space becomes one space, and scripts that
 * set no spaces get none at the line ends.
 *
 * @param between What stands between two lines: a space, or a line end for table rows.
 * @returns Text without web addresses, and where each page begins in it; empty text when nothing is left.
 */
export function joinLines(lines: readonly BodyLine[], between: ' ' | '\n'): MarkedText {
  const marks: PageMark[] = [];
  let text = '';
  let hyphened = false;
  for (const { line, page } of lines) {
    const own = plainLine(line.text);
    if (own === '') continue;
    text += text === '' || hyphened ? '' : glue(text, own, between);
    if (marks.at(-1)?.page !== page) marks.push({ offset: text.length, page });
    hyphened = line.softHyphen && own.endsWith('-');
    text += hyphened ? own.slice(0, -1) : own;
  }
  return withoutAddresses({ text: text.trimEnd(), marks });
}

/** A line without web addresses, control characters and runs of white space. */
export function cleanLine(text: string): string {
  return withoutAddresses({ text: plainLine(text), marks: [] }).text.trim();
}

function plainLine(text: string): string {
  return text.replace(BULLET_GLYPH, '•').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

function glue(text: string, own: string, between: ' ' | '\n'): string {
  if (between === '\n') return between;
  if (goesOnAsAddress(text, own)) return '';
  if (HYPHEN_END.test(text) && !SUSPENDED.test(own)) return '';
  // The last two units hold the last character, whole.
  const last = Array.from(text.slice(-2)).at(-1)?.codePointAt(0) ?? 0;
  return isUnspaced(last) && isUnspaced(own.codePointAt(0) ?? 0) ? '' : between;
}
