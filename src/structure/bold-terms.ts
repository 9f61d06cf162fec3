import type { Line, Page } from '../book/page.js';

/** A left edge is a margin of the text if at least this share of its lines begin there. */
const MIN_MARGIN_SHARE = 0.05;
/** In font sizes: the next line of a paragraph is nearer. */
const PARAGRAPH_WITHIN = 1.8;
/** Points within which two lines begin at the same place. */
const SAME_PLACE = 2;
/** In font sizes, from the middle of the page or of the text below. */
const CENTRED_WITHIN = 2;
/** In font sizes: the description of a term begins on its next line, the text of a section further down. */
const DESCRIPTION_WITHIN = 1.8;
const LIST_ITEM = /^(?:[•‣▪◦●○■□–—*-]|\(?(?:\d{1,3}|[a-z])[.)])\s/iu;

/**
 * The left margin of running text on odd and on even pages, in points: of manual pages it is to the right of the headings.
 * Infinity where no text runs over several lines.
 */
export function textMargins(pages: readonly Page[]): (page: Page) => number {
  const margins = [0, 1].map((parity) => marginOf(pages.filter(({ number }) => number % 2 === parity)));
  return (page) => margins[page.number % 2]!;
}

/** Only lines with another one below at the same edge count: running heads and single lines stand elsewhere. */
function marginOf(pages: readonly Page[]): number {
  const edges = new Map<number, number>();
  let all = 0;
  for (const { lines } of pages) {
    const regular = lines.filter(
      ({ furniture, boldShare, monoShare }) => !furniture && boldShare < 0.5 && monoShare < 0.5,
    );
    for (const [index, line] of regular.entries()) {
      if (!hasSameEdge(line, regular[index + 1])) continue;
      const edge = Math.round(line.x0);
      edges.set(edge, (edges.get(edge) ?? 0) + 1);
      all += 1;
    }
  }
  const margins = [...edges].filter(([, count]) => count >= all * MIN_MARGIN_SHARE).map(([edge]) => edge);
  return Math.min(...margins);
}

function hasSameEdge(line: Line, next: Line | undefined): boolean {
  if (!next) return false;
  return Math.abs(next.x0 - line.x0) <= SAME_PLACE && line.y - next.y <= PARAGRAPH_WITHIN * line.size;
}

/**
 * Whether a bold line is no heading but a term or an example: its description is set in below it, or it is set in itself.
 *
 * @param below  The lines of the text after it on its page.
 * @param margin Of the running text, see `textMargins`.
 */
export function isTermOrExample(line: Line, below: readonly Line[], page: Page, margin: number): boolean {
  const [next, afterNext] = below;
  if (!next) return false;
  if (next.x0 < line.x0 - line.size) {
    return !isCentred(line, { x0: 0, x1: page.width }) && !isCentred(line, next);
  }
  const isDescribed =
    isSetIn(next, line) &&
    line.y - next.y < line.size * DESCRIPTION_WITHIN &&
    !LIST_ITEM.test(next.text.trim()) &&
    (!afterNext || goesOn(afterNext, line));
  return isDescribed && line.x0 >= margin - SAME_PLACE;
}

function isSetIn(line: Line, under: Line): boolean {
  return line.x0 > under.x0 + under.size;
}

/** The description of a term goes on, or the next term follows it: the first line of a paragraph is set in, too. */
function goesOn(line: Line, term: Line): boolean {
  const isTerm = line.boldShare > 0.5 && Math.abs(line.x0 - term.x0) < SAME_PLACE;
  return isTerm || isSetIn(line, term);
}

function isCentred(line: Line, text: Pick<Line, 'x0' | 'x1'>): boolean {
  return Math.abs(line.x0 + line.x1 - text.x0 - text.x1) < 2 * CENTRED_WITHIN * line.size;
}
