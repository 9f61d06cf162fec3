/** Pages of a passage as a citation needs them. */
export interface CitedPages {
  /** Physical, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** As printed; null where they are not known. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
}

/** Physical pages, with the printed ones where these are others: `p. 34 (printed 12)`. */
export function citedPages({ pageFirst, pageLast, pageLabelFirst, pageLabelLast }: CitedPages): string {
  const physical = pageFirst === pageLast ? `p. ${pageFirst}` : `pp. ${pageFirst}-${pageLast}`;
  const isPrintedSo = pageLabelFirst === `${pageFirst}` && pageLabelLast === `${pageLast}`;
  if (pageLabelFirst === null || pageLabelLast === null || isPrintedSo) return physical;
  const printed = pageLabelFirst === pageLabelLast ? pageLabelFirst : `${pageLabelFirst}-${pageLabelLast}`;
  return `${physical} (printed ${printed})`;
}
