import type { Schemas } from '../../../api/client.js';

export type PageFate = Schemas['LedgerLineResponse']['kind'];

export interface Stretch {
  readonly kind: PageFate;
  readonly pageFirst: number;
  /** Included. */
  readonly pageLast: number;
}

/** The lines of a ledger as stretches of pages, from the first page to the last. */
export function stretchesOf(lines: readonly Schemas['LedgerLineResponse'][]): Stretch[] {
  return lines
    .flatMap(({ kind, pages }) => pages.map(({ pageFirst, pageLast }) => ({ kind, pageFirst, pageLast })))
    .toSorted((a, b) => a.pageFirst - b.pageFirst);
}

/** Pages whose text is lost, in contrast to those that were left out on purpose. */
const LOST: ReadonlySet<PageFate> = new Set<PageFate>(['scanned', 'unreadable', 'not-read']);

export type Verdict = 'kept' | 'left-out' | 'failed';

export function verdictOf(kind: PageFate): Verdict {
  if (kind === 'kept') return 'kept';
  return LOST.has(kind) ? 'failed' : 'left-out';
}
