import type { Page } from '../../pdf/page.js';
import type { Chunk, Dropped } from '../chunk.js';

/** Collects what was left out and accounts at the end for the pages that gave no chunk. */
export class DroppedPages {
  private readonly reasons = new Map<Dropped['reason'], Set<number>>();

  add(reason: Dropped['reason'], pageFirst: number, pageLast: number): void {
    const pages = this.reasons.get(reason) ?? new Set<number>();
    for (let page = pageFirst; page <= pageLast; page++) pages.add(page);
    this.reasons.set(reason, pages);
  }

  /** @returns Ranges in page order: neighbouring pages of one reason are one range. */
  finish(pages: readonly Page[], chunks: readonly Chunk[]): Dropped[] {
    const covered = new Set([...this.reasons.values()].flatMap((known) => [...known]));
    for (const { pageFirst, pageLast } of chunks) {
      for (let page = pageFirst; page <= pageLast; page++) covered.add(page);
    }
    for (const { number } of pages) if (!covered.has(number)) this.add('empty', number, number);
    return [...this.reasons]
      .flatMap(([reason, known]) => ranges(reason, known))
      .sort((a, b) => a.pageFirst - b.pageFirst || a.reason.localeCompare(b.reason));
  }
}

function ranges(reason: Dropped['reason'], pages: ReadonlySet<number>): Dropped[] {
  const found: { reason: Dropped['reason']; pageFirst: number; pageLast: number }[] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const open = found.at(-1);
    if (open?.pageLast === page - 1) open.pageLast = page;
    else found.push({ reason, pageFirst: page, pageLast: page });
  }
  return found;
}
