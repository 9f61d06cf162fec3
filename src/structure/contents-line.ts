import type { Glyph, Line } from '../book/page.js';
import { readPageLabel } from './page-label.js';
import type { PageLabel } from './page-label.js';
import { withNumberApart } from './title-text.js';

/** A line of the printed contents that ends in a page number. */
export interface ContentsLine {
  /** Without leaders and page number. */
  readonly title: string;
  readonly label: PageLabel;
  /** What separates the title from the number: dots or other leaders, or empty space. */
  readonly by: 'leader' | 'gap';
}

// Longer lines are paragraphs that the page shows as one line.
const MAX_LENGTH = 400;
// Leader characters: full stop, middle dots, bullets, one-, two- and three-dot leaders, ellipses, underscore.
const LEADERS = '.·•‧∙⋅_․‥…⋯．・';
const DOTS_IN: Readonly<Record<string, number>> = { '‥': 2, '…': 3, '⋯': 3 };
const MIN_DOTS = 3;
const MIN_SPACES = 3;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/gu;
const LAST_WORD = /[^\s.·•‧∙⋅_․‥…⋯．・]+$/u;
const MIN_TITLE_LETTERS = 2;
// Minimum gap between a title and its page number, in font sizes: spaces within titles are narrower.
const LABEL_GAP = 1.6;
// Maximum gap between characters of a label, in font sizes.
const WITHIN_LABEL_GAP = 0.6;

/** Reads a line that ends in a page number after leaders or a gap; null for any other line. */
export function readContentsLine(line: Pick<Line, 'text' | 'glyphs' | 'size'>): ContentsLine | null {
  if (line.text.length > MAX_LENGTH) return null;
  const text = line.text.replace(INVISIBLE, '').trimEnd();
  return readLedLine(text) ?? readGapLine(text, line);
}

/** Reads a line as a title and the number in its last word, whatever separates them. */
export function readUnledLine(text: string): Pick<ContentsLine, 'title' | 'label'> | null {
  const word = LAST_WORD.exec(text.trimEnd())?.[0] ?? '';
  const label = readPageLabel(word);
  if (!label || text.length > MAX_LENGTH) return null;
  const before = text.trimEnd().slice(0, -word.length);
  const title = withoutLeaders(before);
  return /\s$/u.test(before) && hasLetters(title) ? { title: withNumberApart(title), label } : null;
}

function readLedLine(text: string): ContentsLine | null {
  const word = LAST_WORD.exec(text)?.[0] ?? '';
  const label = readPageLabel(word);
  if (!label) return null;
  const before = text.slice(0, -word.length);
  const title = withoutLeaders(before);
  const run = before.slice(title.length);
  const dots = Array.from(run).reduce(
    (sum, mark) => sum + (LEADERS.includes(mark) ? (DOTS_IN[mark] ?? 1) : 0),
    0,
  );
  const spaces = /\s*$/u.exec(run)?.[0].length ?? 0;
  if (dots < MIN_DOTS && spaces < MIN_SPACES) return null;
  return hasLetters(title) ? { title: withNumberApart(title), label, by: 'leader' } : null;
}

function readGapLine(text: string, { glyphs, size }: Pick<Line, 'glyphs' | 'size'>): ContentsLine | null {
  if (!glyphs || glyphs.length <= MIN_TITLE_LETTERS) return null;
  let first = glyphs.length - 1;
  while (first > 0 && gapBefore(glyphs, first) < size * WITHIN_LABEL_GAP) first--;
  if (first < MIN_TITLE_LETTERS || gapBefore(glyphs, first) <= size * LABEL_GAP) return null;
  const label = readPageLabel(
    glyphs
      .slice(first)
      .map((glyph) => glyph.text)
      .join(''),
  );
  if (!label || !text.endsWith(label.text)) return null;
  const title = withoutLeaders(text.slice(0, -label.text.length));
  return hasLetters(title) ? { title: withNumberApart(title), label, by: 'gap' } : null;
}

function gapBefore(glyphs: readonly Glyph[], index: number): number {
  return (glyphs[index]?.left ?? 0) - (glyphs[index - 1]?.right ?? 0);
}

function withoutLeaders(text: string): string {
  let end = text.length;
  while (end > 0 && (LEADERS.includes(text[end - 1] ?? '') || /\s/u.test(text[end - 1] ?? ''))) end--;
  return text.slice(0, end);
}

function hasLetters(title: string): boolean {
  return title.replace(/[\s.]/gu, '').length >= MIN_TITLE_LETTERS;
}
