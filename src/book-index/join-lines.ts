import { HEADING_SIZE, usualSize } from './column-lines.js';
import type { ColumnLine } from './column-lines.js';
import { isOnlyPages } from './parse-entry.js';
import type { EntryStyle } from './parse-entry.js';

/** An entry as one text, with its wrapped lines joined. */
export interface EntryText {
  readonly text: string;
  /** Distance from the left edge of the column, in points. */
  readonly indent: number;
  /** Physical page of its first line, from 1. */
  readonly page: number;
}

/** A wrapped line is indented more than a sub-entry, by at least this factor. */
const WRAP_FACTOR = 1.5;
/** A line that ends before this share of the column's width was not wrapped. */
const FULL_REACH = 0.8;
/** Indents that differ by less are the same, in points. */
const SAME_INDENT = 2;
/** The headings above the entries of one letter: `A`, `Symbols`, `0–9`. */
const LETTER_HEAD = /^(?:\S|symbols|numbers|numerics|non-alphabetical|special characters|\S\s?[-–]\s?\S)$/iu;
const ENDS_OPEN = /(?:,|[-–—/(]|\bsee(?: also)?)$/iu;
const ENDS_IN_PAGES = /\d[.,]?$/u;

/** Joins the lines of an index into entries and drops the letter headings. */
export function joinLines(lines: readonly ColumnLine[], style: EntryStyle): EntryText[] {
  const usual = usualSize(lines);
  const step = smallestStep(lines);
  const entries: { text: string; indent: number; page: number; last: ColumnLine }[] = [];
  for (const [at, line] of lines.entries()) {
    if (isLetterHead(line, lines[at + 1], usual)) continue;
    const open = entries.at(-1);
    if (open && goesOn(open, line, step, style)) {
      open.text = join(open.text, open.last, line.text);
      open.last = line;
    } else entries.push({ text: line.text.trim(), indent: line.indent, page: line.page, last: line });
  }
  return entries.map(({ text, indent, page }) => ({ text, indent, page }));
}

function isLetterHead(line: ColumnLine, next: ColumnLine | undefined, usual: number): boolean {
  if (!LETTER_HEAD.test(line.text.trim())) return line.size >= usual * HEADING_SIZE;
  if (line.size >= usual * HEADING_SIZE || line.boldShare > 0.5) return true;
  // A one-letter line with sub-entries below it is a term.
  return line.indent < SAME_INDENT && (next?.indent ?? 0) < SAME_INDENT;
}

function goesOn(
  open: { readonly text: string; readonly indent: number; readonly last: ColumnLine },
  line: ColumnLine,
  step: number,
  style: EntryStyle,
): boolean {
  if (isOnlyPages(line.text, style)) return true;
  const deeper = line.indent - open.indent;
  if (deeper < SAME_INDENT) return open.last.softHyphen;
  if (open.last.softHyphen || ENDS_OPEN.test(open.text.trim()) || hasOpenBracket(open.text)) return true;
  if (ENDS_IN_PAGES.test(open.text) || step === 0) return false;
  return deeper >= step * WRAP_FACTOR || (open.last.reach >= FULL_REACH && deeper > step);
}

function hasOpenBracket(text: string): boolean {
  const opened = text.replace(/[^(]/gu, '').length;
  return opened > text.replace(/[^)]/gu, '').length;
}

function join(text: string, last: ColumnLine, next: string): string {
  if (last.softHyphen) return `${text.replace(/-$/u, '')}${next.trim()}`;
  return `${text} ${next.trim()}`;
}

/** The smallest indent shared by several lines, which is that of sub-entries if there are any; 0 without indents. */
function smallestStep(lines: readonly ColumnLine[]): number {
  const indents = lines
    .map((line) => line.indent)
    .filter((indent) => indent >= SAME_INDENT)
    .toSorted((a, b) => a - b);
  return (
    indents.find((indent, at) => Math.abs((indents[at + 1] ?? Infinity) - indent) < SAME_INDENT) ??
    indents[0] ??
    0
  );
}
