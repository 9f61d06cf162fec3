import type { Line } from '../book/page.js';
import { readContentsLine } from './contents-line.js';

const HEADING =
  /^(?:(?:table of |brief |detailed |short |full )?contents(?: in (?:brief|detail))?|contents at a glance|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice(?: general)?|contenidos?|indice|sommario)$/iu;
const OTHER_LIST = /^list of \p{L}+/iu;
// A running head may also name the book. A line of text that ends in this word is the heading of something else.
const RUNNING_HEAD = /\bcontents(?:\s+[|•·]?\s*[\divxlc]{1,6})?$/iu;
const CONTENTS_AND_NUMBER = /^(?:[\divxlc]{1,6}\s+)?(?:table of )?contents(?:\s+[|•·]?\s*[\divxlc]{1,6})?$/iu;
const HEADING_LINES = 4;
const HEAD_LINES = 2;

/** Whether the text consists only of a heading of printed contents. */
export function isContentsHeading(text: string): boolean {
  return HEADING.test(text.trim().replace(/\s+/gu, ' '));
}

/** Whether one of the first lines is the heading of the contents. */
export function headsContents(lines: readonly Line[]): boolean {
  return lines.slice(0, HEADING_LINES).some((line) => isContentsHeading(line.text));
}

/** Whether one of the first lines, including furniture, is a running head that says Contents. */
export function runsUnderContents(lines: readonly Line[]): boolean {
  return lines
    .slice(0, HEAD_LINES)
    .some((line) => (line.furniture ? RUNNING_HEAD : CONTENTS_AND_NUMBER).test(line.text.trim()));
}

/** Whether one of the first lines is the heading of another list: figures, tables, examples. */
export function headsOtherList(lines: readonly Line[]): boolean {
  return lines.slice(0, HEADING_LINES).some((line) => isOtherListHeading(line));
}

/** Whether the line is the heading of a list of figures or the like; a contents entry for such a list is not. */
export function isOtherListHeading(line: Line): boolean {
  return OTHER_LIST.test(line.text.trim()) && readContentsLine(line) === null;
}
