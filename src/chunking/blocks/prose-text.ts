import { isUnspaced } from '../../book/scripts.js';
import type { Line } from '../../book/page.js';
import type { BodyLine } from '../lines/body-lines.js';
import type { LineMark } from './block.js';
import { goesOnAsAddress } from './web-addresses.js';

/** Control characters, which show nothing. */
const CONTROL = /\p{Cc}/gu;

/** Bullets get these codes from symbol fonts that have no mapping to Unicode. */
const BULLET_GLYPH = /^\s*[\u0080-\u009f\uf0a0-\uf0ff](?=\s)/;

/** The author's own hyphen joins two halves without a space (`well-known`), but not in `up- or downwards`. */
const HYPHEN_END = /[\p{L}\p{N}_]-$/u;
const SUSPENDED = /^(?:and|or|to|und|oder|et|ou)\b/i;
const OPENS_WORD = /^[\p{L}\p{N}_]/u;
/** Typesetters break addresses and paths behind a slash, and add a hyphen that no path has there. */
const HYPHEN_IN_PATH = /[\p{L}\p{N}._~]\/[-\u2010]$/u;
/** Two dashes, because a single one may be a minus sign. */
const LONE_DASHES = /(?:^|[\s([,])--$/u;
/** Names of programs are broken behind an underscore, too, and those of files behind a slash. */
const CUT_NAME = /[\p{L}\p{N}]_$/u;
const CUT_PATH = /(?:[\p{L}\p{N}._~-]\/\n[\p{L}\p{N}._*]|(?:^|\s)\/\n[\w.*-]+\/)/u;

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly LineMark[];
}

/**
 * Joins the lines of a paragraph. Removes the typesetter's hyphens, reduces white space to one space, and adds no space
 * at line ends in scripts that do not use spaces.
 *
 * @param between Separator between two lines: a space, or a line end for table rows.
 * @returns The text and where each line begins in it. The text is empty when the lines have none.
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
    hyphened = (line.softHyphen && own.endsWith('-')) || HYPHEN_IN_PATH.test(own);
    text += hyphened ? own.slice(0, -1) : own;
    above = line;
  }
  return { text: text.trimEnd(), marks };
}

/** Removes control characters and reduces each run of white space to one space. */
export function cleanLine(text: string): string {
  return text.replace(BULLET_GLYPH, '•').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

/** Does the text end with a hyphenated word that the next line continues? */
export function endsInHyphen(text: string): boolean {
  return HYPHEN_END.test(text);
}

/** Recognises a name that a line end cut: `--` and `verbose`, `local_` and `branch`, `/etc/` and `hosts`. */
function isOneName(above: Line | null, line: Line): boolean {
  if (above?.codeAtEnd !== true || line.codeAtStart !== true) return false;
  return (
    (LONE_DASHES.test(above.text) && /^\p{L}/u.test(line.text)) ||
    (CUT_NAME.test(above.text) && /^[\p{L}\p{N}]/u.test(line.text)) ||
    CUT_PATH.test(`${above.text}\n${line.text}`)
  );
}

function glue(text: string, own: string, between: ' ' | '\n', isName: boolean): string {
  if (isName) return '';
  // Rows, too, keep both halves of a hyphenated word on one line.
  if (endsInHyphen(text) && (between === ' ' || OPENS_WORD.test(own))) {
    return SUSPENDED.test(own) ? ' ' : '';
  }
  if (between === '\n') return between;
  if (goesOnAsAddress(text, own)) return '';
  // The last two UTF-16 units always contain the whole last character.
  const last = Array.from(text.slice(-2)).at(-1)?.codePointAt(0) ?? 0;
  return isUnspaced(last) && isUnspaced(own.codePointAt(0) ?? 0) ? '' : between;
}
