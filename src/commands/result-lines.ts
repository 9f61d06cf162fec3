import type { SearchResult } from '../search/search.service.js';

const PREVIEW_LINES = 6;
const PREVIEW_WIDTH = 100;

/** One search result for a person: citation first, then the beginning of the text. */
export function resultLines(result: SearchResult): string[] {
  const pages =
    result.pageFirst === result.pageLast
      ? `p. ${result.pageFirst}`
      : `pp. ${result.pageFirst}-${result.pageLast}`;
  const place = [result.title, ...result.sectionPath].join(' > ');
  const text = result.text.split('\n').filter((line) => line.trim() !== '');
  const preview = text
    .slice(0, PREVIEW_LINES)
    .map((line) => `     ${line.length > PREVIEW_WIDTH ? `${line.slice(0, PREVIEW_WIDTH)}…` : line}`);
  return [
    `${String(result.rank).padStart(2)}. ${result.score.toFixed(3)}  ${place}, ${pages}  [${result.type}]`,
    ...preview,
    ...(text.length > PREVIEW_LINES ? ['     …'] : []),
    '',
  ];
}
