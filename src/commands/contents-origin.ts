import type { PageOffset } from '../structure/section.js';

/** The source of the contents and how reliable they are, for a person. */
export function contentsOrigin(contents: {
  readonly source: string;
  readonly confidence: number | null;
  readonly pageOffset: PageOffset | null;
}): string {
  const { source, confidence, pageOffset } = contents;
  const parts = [source];
  if (confidence !== null && source !== 'synthesised') parts.push(`confidence ${confidence.toFixed(2)}`);
  if (pageOffset && !pageOffset.confirmed) parts.push('page numbers not confirmed by headings');
  return parts.join(', ');
}

/** An entry of the contents, for a person. */
export function entryLine(entry: {
  readonly title: string;
  readonly level: number;
  readonly pageFirst: number;
  readonly pageLast: number;
}): string {
  const { title, level, pageFirst, pageLast } = entry;
  const pages = pageFirst === pageLast ? `${pageFirst}` : `${pageFirst}-${pageLast}`;
  return `${'  '.repeat(level)}${title}  ${pages}`;
}
