import type { Box } from '../book/box.js';
import type { ChunkPart } from '../book/chunk-part.js';

/**
 * Where a chunk stands on a page: one rectangle for each column, in reading order.
 *
 * @param parts Null for chunks written before parts were stored: they have no boxes.
 */
export function boxesOnPage(parts: readonly ChunkPart[] | null, page: number): Box[] {
  const columns: Box[] = [];
  for (const { x0, y0, x1, y1 } of (parts ?? [])
    .flatMap(({ boxes }) => boxes)
    .filter((box) => box.page === page)) {
    const above = columns.at(-1);
    // The next column begins higher up, and beside the one before.
    const goesOn = above && y1 <= above.y1 && x0 < above.x1 && x1 > above.x0;
    if (goesOn) {
      columns[columns.length - 1] = {
        x0: Math.min(above.x0, x0),
        y0: Math.min(above.y0, y0),
        x1: Math.max(above.x1, x1),
        y1: above.y1,
      };
    } else columns.push({ x0, y0, x1, y1 });
  }
  return columns;
}
