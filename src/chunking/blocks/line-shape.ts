import { isUnspaced } from '../../book/scripts.js';
import type { Line } from '../../book/page.js';
import type { BookStyle } from './book-style.js';

/** Headings are at least this many times as large as running text. */
const HEADING_SIZE = 1.12;
/** A line with at least this share of bold characters is a bold line. */
const BOLD_SHARE = 0.9;
const LONGEST_HEADING = 90;
/** A sign that prose also has at the start of a word (`*name*`, `-v`) is a bullet only with a space after it. */
const BULLET = /^(?:[\u0080-\u009f\uf0a0-\uf0ff•◦▪‣●○■□·▶►▸▹➢➤◆❖✓✔]|[-–—∗*o](?=\s))\s*\S/;
/** Those of them that only a typesetter sets: no program begins a line with one. */
const TYPESET_BULLET = /^[•◦▪‣●■▶►▸▹➢➤◆❖]/u;
/** `1.`, `12)`, `(a)`, `b.`: a counter with a mark and text after it. */
const COUNTER = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:\d{1,3}|[a-z])\.)\s+\S/;
const SENTENCE_END = /[.!?:;。！？：；؟۔।॥…]["'”’)\]」』）]*$/;

export function opensItem(text: string): boolean {
  return BULLET.test(text) || COUNTER.test(text);
}

/** Whether a line is an item of a list in any font, one of fixed width too. */
export function hasTypesetBullet(text: string): boolean {
  return TYPESET_BULLET.test(text);
}

/** Separates the mark of a list item from its text. An item without a mark has an empty counter and no bullet. */
export function itemMark(item: string): {
  readonly bullet: boolean;
  readonly counter: string;
  readonly rest: string;
} {
  const [word = ''] = item.split(/\s/, 1);
  if (COUNTER.test(item)) return { bullet: false, counter: word, rest: item.slice(word.length).trim() };
  if (BULLET.test(item)) return { bullet: true, counter: '', rest: item.slice(1).trim() };
  return { bullet: false, counter: '', rest: item };
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.trimEnd());
}

export function isBold(line: Line): boolean {
  return line.boldShare >= BOLD_SHARE;
}

/** Wide gaps inside a line of prose, as table cells and leaders have. The reader keeps positions only for such lines. */
export function hasWideGaps(line: Line): boolean {
  return line.glyphs !== null && line.monoShare < 0.5;
}

/**
 * Recognises a heading inside a section: it is large, or bold and on a line by itself.
 *
 * @param gapAbove Distance to the baseline above, in points; Infinity at the top of a page.
 */
export function looksLikeHeading(line: Line, gapAbove: number, style: BookStyle): boolean {
  const text = line.text.trim();
  if (text.length > LONGEST_HEADING || !/\p{L}/u.test(text) || hasWideGaps(line)) return false;
  if (line.size >= HEADING_SIZE * style.bodySize) return !/[,;]$/.test(text);
  if (!isBold(line) || /[.:;,]$/.test(text) || opensItem(text)) return false;
  return gapAbove > 1.5 * line.size;
}

/** In scripts without spaces this is a single character, because a line can break after any character. */
function firstWord(text: string): string {
  const [word = ''] = text.trim().split(/\s+/, 1);
  return isUnspaced(word.codePointAt(0) ?? 0) ? word.slice(0, 1) : word;
}

/**
 * Would the first word of `below` fit at the end of `above`? Then the author intended the line end.
 *
 * @param edge Right edge of the surrounding text, in points.
 */
export function breaksEarly(above: Line, below: Line, edge: number): boolean {
  const word = firstWord(below.text);
  const perCharacter = (below.x1 - below.x0) / Math.max(1, below.text.length);
  // Adds one character for the space, and one font size because spaces in justified lines can shrink.
  return above.x1 + perCharacter * (word.length + 1) + above.size < edge;
}
