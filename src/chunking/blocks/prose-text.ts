import { isUnspaced } from '../../book/scripts.js';
import type { Line } from '../../book/page.js';
import type { BodyLine } from '../lines/body-lines.js';
import type { LineMark } from './block.js';
import { goesOnAsAddress } from './web-addresses.js';

// eslint-disable-next-line no-control-regex -- exactly the characters that no database text can hold
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Symbol fonts without a map to letters give their bullets such codes. */
const BULLET_GLYPH = /^\s*[\u0080-\u009f\uf0a0-\uf0ff](?=\s)/;

/** A hyphen that the author wrote (`well-known`) joins its halves; `up- or downwards` keeps the space. */
const HYPHEN_END = /[\p{L}\p{N}_]-$/u;
const SUSPENDED = /^(?:and|or|to|und|oder|et|ou)\b/i;
const OPENS_WORD = /^[\p{L}\p{N}_]/u;
/** A single dash may be a minus. */
const LONE_DASHES = /(?:^|[\s([,])--$/u;

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly LineMark[];
}

/**
 * Joins the lines of a paragraph: hyphens of the typesetter go, white space becomes one space, and scripts that
 * set no spaces get none at the line ends.
 *
 * @param between What stands between two lines: a space, or a line end for table rows.
 * @returns The text, and where each line begins in it; empty for lines without any.
 */
export function joinLines(lines: readonly BodyLine[], between: ' ' | '\n'): MarkedText {
  const marks: LineMark[] = [];
  let text = '';
  let above: Line | null = null;
  let hyphened = false;
  for (const { line, page } of lines) {
    const own = cleanLine(line.text);
    if (own === '') continue;
    text += text === '' || hyphened ? '' : glue(text, own, between, isOneName(above, line));
    marks.push({ offset: text.length, line, page });
    hyphened = line.softHyphen && own.endsWith('-');
    text += hyphened ? own.slice(0, -1) : own;
    above = line;
  }
  return { text: text.trimEnd(), marks };
}

/** A line without control characters and runs of white space. */
export function cleanLine(text: string): string {
  return text.replace(BULLET_GLYPH, '•').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

/** Does the text end in a word with a hyphen, so that the next line goes on with it? */
export function endsInHyphen(text: string): boolean {
  return HYPHEN_END.test(text);
}

/** An option that the line end cut after its dashes: `--` and `verbose`. */
function isOneName(above: Line | null, line: Line): boolean {
  return (
    above?.codeAtEnd === true &&
    line.codeAtStart === true &&
    LONE_DASHES.test(above.text) &&
    /^\p{L}/u.test(line.text)
  );
}

function glue(text: string, own: string, between: ' ' | '\n', isName: boolean): string {
  if (isName) return '';
  // Of a word that goes on also rows keep both halves on one line.
  if (endsInHyphen(text) && (between === ' ' || OPENS_WORD.test(own))) {
    return SUSPENDED.test(own) ? ' ' : '';
  }
  if (between === '\n') return between;
  if (goesOnAsAddress(text, own)) return '';
  // The last two units hold the last character, whole.
  const last = Array.from(text.slice(-2)).at(-1)?.codePointAt(0) ?? 0;
  return isUnspaced(last) && isUnspaced(own.codePointAt(0) ?? 0) ? '' : between;
}
