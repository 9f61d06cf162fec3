import { CODE_MONO_SHARE } from '../../book/page.js';
import type { Line, Page } from '../../book/page.js';

/** A line of the book's own text with its physical page (from 1). */
export interface BodyLine {
  readonly line: Line;
  readonly page: number;
}

const CONTINUATION_NOTE = /^\(?(continued from (the )?previous page|continues on (the )?next page)\)?$/i;
/** `12`, `Page 12 of 300`, `- 12 -`, `xiv`. Counts only at the edge of a page, since tables contain lone numbers too. */
const PAGE_MARKER = /^(?:page\s+\d+(?:\s+(?:of|\/)\s+\d+)?|[-–—]\s*\d+\s*[-–—]|\d{1,4}|[ivxlc]{1,7})$/i;
const COPYRIGHT_LINE = /^(?:copyright\b|\(c\)|©)(?=.*\b(?:19|20)\d\d\b)/i;
/** In words. A longer line that begins with "Copyright" is a sentence of the text. */
const COPYRIGHT_LINE_WORDS = 12;

/** The book's own text in reading order, without running heads, page markers and copyright lines. */
export function bodyLines(pages: readonly Page[]): BodyLine[] {
  return pages.flatMap((page) => {
    const shown = page.lines.filter((line) => !line.furniture && line.text.trim() !== '');
    return shown
      .filter((line, at) => !isNoise(line, at === 0 || at === shown.length - 1))
      .map((line) => ({ line, page: page.number }));
  });
}

function isNoise(line: Line, atEdge: boolean): boolean {
  const text = line.text.trim();
  if (CONTINUATION_NOTE.test(text)) return true;
  if (line.monoShare >= CODE_MONO_SHARE) return false;
  if (atEdge && PAGE_MARKER.test(text)) return true;
  return COPYRIGHT_LINE.test(text) && text.split(/\s+/).length <= COPYRIGHT_LINE_WORDS;
}
