import type { Book, Glyph, Line, OutlineEntry, Page, PageLink } from '../../book/page.js';
import { PAGE_HEIGHT, PAGE_WIDTH } from './make-pdf.js';

/** A line in 10-point Helvetica at the left margin, with the given changes. */
export function makeLine(text: string, y: number, changes: Partial<Line> = {}): Line {
  const size = changes.size ?? 10;
  return {
    text,
    y,
    x0: 72,
    x1: 72 + text.length * size * 0.5,
    size,
    font: 'Helvetica',
    monoShare: 0,
    boldShare: 0,
    italicShare: 0,
    softHyphen: false,
    furniture: false,
    glyphs: null,
    advance: 0,
    ...changes,
  };
}

/** A line in 10-point Courier; spaces become distances, as in a PDF. */
export function makeCodeLine(text: string, y: number, left = 72): Line {
  const advance = 6;
  const glyphs: Glyph[] = Array.from(text, (character, column) => {
    const x = left + column * advance;
    return { text: character, x, left: x, right: x + advance, mono: true };
  }).filter((glyph) => glyph.text !== ' ');
  return makeLine(text.trim().replace(/ +/g, ' '), y, {
    font: 'Courier',
    monoShare: 1,
    glyphs,
    advance,
    x0: glyphs[0]?.x ?? left,
    x1: glyphs.at(-1)?.right ?? left,
  });
}

export function makePage(number: number, lines: readonly Line[], links: readonly PageLink[] = []): Page {
  return { number, label: null, width: PAGE_WIDTH, height: PAGE_HEIGHT, lines, links };
}

export function makeBook(pages: readonly Page[], outline: readonly OutlineEntry[] = []): Book {
  return { title: null, pageCount: pages.length, pages, failures: [], outline };
}
