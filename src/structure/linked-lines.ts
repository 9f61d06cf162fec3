import type { Line, Page, PageLink } from '../book/page.js';

// A link belongs to a line if its height range contains the middle of the line's letters: rectangles of adjacent lines
// overlap by a point or two.
const MIDDLE_OF_LETTERS = 0.3;
// A link that covers less of the line is a reference inside a sentence.
const MIN_COVERED = 0.5;

/** The link on a line. If there are several (a title and its page number have one each), the widest. */
export function linkOfLine(line: Line, links: readonly PageLink[]): PageLink | null {
  const middle = line.y + MIDDLE_OF_LETTERS * line.size;
  let widest: PageLink | null = null;
  for (const link of links) {
    if (link.y0 > middle || link.y1 < middle) continue;
    if (overlap(line, link) <= 0) continue;
    if (!widest || overlap(line, link) > overlap(line, widest)) widest = link;
  }
  return widest;
}

/** Lines of a page that are links as a whole, like titles in linked contents. */
export function linkedLines(page: Page): Set<Line> {
  const links = page.links ?? [];
  if (links.length === 0) return new Set();
  return new Set(
    page.lines.filter((line) => {
      const link = linkOfLine(line, links);
      return link !== null && overlap(line, link) >= (line.x1 - line.x0) * MIN_COVERED;
    }),
  );
}

function overlap(line: Line, link: PageLink): number {
  return Math.min(line.x1, link.x1) - Math.max(line.x0, link.x0);
}
