import type { Line, Page } from '../book/page.js';

/** A line of one column of an index. */
export interface ColumnLine {
  readonly text: string;
  readonly page: number;
  /** Distance from the left edge of its column, in points. */
  readonly indent: number;
  /** Where the line ends, as a share of the column's width, 0 to 1. */
  readonly reach: number;
  readonly size: number;
  readonly boldShare: number;
  readonly softHyphen: boolean;
}

interface Part extends Pick<Line, 'text' | 'x0' | 'x1' | 'y' | 'size' | 'boldShare' | 'softHyphen'> {}

interface Column {
  readonly left: number;
  readonly right: number;
}

/** Minimum gap between columns, in font sizes: wider than any space within an entry. */
const COLUMN_GAP = 1.5;
/** Minimum width of a gutter in points; and the maximum share of lines (long titles) that cross it. */
const GUTTER_POINTS = 6;
const CROSSING_SHARE = 0.03;
/** Minimum number of lines in a column. */
const LEAST_COLUMN_LINES = 4;
/** Headings are larger than the entries by at least this factor; they may extend across the columns. */
export const HEADING_SIZE = 1.15;
/** Left edges of the same depth differ only by rounding. */
const SAME_EDGE_POINTS = 2;
/** The left edge of a column has at least this share of its lines: a column may start with a wrapped line. */
const EDGE_SHARE = 0.15;
/** If the text after a gap consists only of pages, it belongs to the term before the gap. */
const ONLY_PAGES = /^[\d\sivxlc,;.–—-]+$/u;

/** Puts the lines of an index page in order, column by column, for any number of columns. */
export function columnLines(page: Page, lines: readonly Line[]): ColumnLine[] {
  const parts: Part[] = lines.flatMap(splitAtGaps);
  const columns = findColumns(parts, page.width);
  return columns.flatMap((column) => {
    const own = parts.filter((part) => part.x0 >= column.left && part.x0 < column.right);
    const edge = leftEdge(own);
    const end = Math.max(...own.map((part) => part.x1));
    return own
      .toSorted((a, b) => b.y - a.y)
      .map(({ text, x0, x1, size, boldShare, softHyphen }) => ({
        text,
        page: page.number,
        indent: Math.max(0, x0 - edge),
        reach: (x1 - edge) / Math.max(1, end - edge),
        size,
        boldShare,
        softHyphen,
      }));
  });
}

/** Size of most lines, in points. */
export function usualSize(lines: readonly { readonly size: number }[]): number {
  const counts = new Map<number, number>();
  for (const { size } of lines) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Splits a line at wide gaps: lines of several columns with one baseline come as one line. */
function splitAtGaps(line: Line): Part[] {
  const { glyphs } = line;
  if (!glyphs) return [line];
  const parts: Part[] = [];
  let from = 0;
  for (let i = 1; i <= glyphs.length; i++) {
    const gap = (glyphs[i]?.left ?? Infinity) - (glyphs[i - 1]?.right ?? 0);
    if (gap < COLUMN_GAP * line.size) continue;
    const text = textBetween(line.text, glyphs, from, i);
    const x1 = glyphs[i - 1]?.right ?? line.x1;
    const open = parts.at(-1);
    if (open && ONLY_PAGES.test(text)) {
      parts[parts.length - 1] = { ...open, text: `${open.text}  ${text}`, x1 };
    } else parts.push({ ...line, text, x0: glyphs[from]?.x ?? line.x0, x1 });
    from = i;
  }
  const last = parts.at(-1);
  if (last) parts[parts.length - 1] = { ...last, softHyphen: line.softHyphen };
  return parts.map((part, at) => (at < parts.length - 1 ? { ...part, softHyphen: false } : part));
}

/** The part of a line's text that belongs to the glyphs from `from` (included) to `to` (excluded). */
function textBetween(
  text: string,
  glyphs: readonly { readonly text: string }[],
  from: number,
  to: number,
): string {
  const before = glyphs.slice(0, from).reduce((sum, glyph) => sum + glyph.text.length, 0);
  const length = glyphs.slice(from, to).reduce((sum, glyph) => sum + glyph.text.length, 0);
  let seen = 0;
  let part = '';
  for (const character of text) {
    if (character !== ' ') seen += character.length;
    if (seen > before && seen <= before + length) part += character;
  }
  return part.trim();
}

function findColumns(parts: readonly Part[], width: number): Column[] {
  const entrySize = usualSize(parts) * HEADING_SIZE;
  const entries = parts.filter((part) => part.size < entrySize);
  const columns: Column[] = [];
  let left = 0;
  let free = 0;
  for (let x = 0; x <= width; x++) {
    const crossing = entries.filter((part) => part.x0 < x && part.x1 > x).length;
    free = crossing <= entries.length * CROSSING_SHARE ? free + 1 : 0;
    const before = entries.filter((part) => part.x0 >= left && part.x1 <= x).length;
    const after = entries.filter((part) => part.x0 >= x - 1).length;
    if (free < GUTTER_POINTS || before < LEAST_COLUMN_LINES || after < LEAST_COLUMN_LINES) continue;
    // The gutter extends to the start of the next column.
    const next = Math.min(...entries.filter((part) => part.x0 >= x - 1).map((part) => part.x0));
    columns.push({ left, right: next - SAME_EDGE_POINTS });
    left = next - SAME_EDGE_POINTS;
    x = Math.max(x, Math.ceil(next));
    free = 0;
  }
  return [...columns, { left, right: Infinity }];
}

function leftEdge(parts: readonly Part[]): number {
  const edges = parts.map((part) => part.x0).toSorted((a, b) => a - b);
  const shared = edges.find(
    (edge) =>
      edges.filter((other) => Math.abs(other - edge) <= SAME_EDGE_POINTS).length >= EDGE_SHARE * edges.length,
  );
  return shared ?? edges[0] ?? 0;
}
