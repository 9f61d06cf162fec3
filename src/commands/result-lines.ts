import type { Passage, SearchResult } from '../search/search.service.js';

const PREVIEW_LINES = 6;
const INDENT = '     ';

export interface ResultStyle {
  /** Whether to show the whole passage instead of its beginning. */
  readonly full: boolean;
  /** Width of the terminal; null: lines are not cut. */
  readonly columns: number | null;
}

/** A search result for a person: first the citation, then the text. */
export function resultLines(result: SearchResult, { full, columns }: ResultStyle): string[] {
  const text = result.text.split('\n').filter((line) => full || line.trim() !== '');
  const shown = full ? text : text.slice(0, PREVIEW_LINES);
  const cut = (line: string) =>
    columns === null || full || line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
  return [
    `${String(result.rank).padStart(2)}. ${result.score.toFixed(3)}  ${citationOf(result)}`,
    ...(full ? [`${INDENT}chunk ${result.chunkId}`] : []),
    ...shown.map((line) => cut(INDENT + line)),
    ...(shown.length < text.length ? [`${INDENT}…`] : []),
    '',
  ];
}

/** Book, section and pages of a passage. */
export function citationOf({ title, sectionPath, pageFirst, pageLast, type }: Passage): string {
  const pages = pageFirst === pageLast ? `p. ${pageFirst}` : `pp. ${pageFirst}-${pageLast}`;
  return `${[title, ...sectionPath].join(' > ')}, ${pages}  [${type}]`;
}
