import type { QueryExplanation } from '../search/search-answer.js';
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
  const text = (full ? result.text : fromBestChunk(result))
    .split('\n')
    .filter((line) => full || line.trim() !== '');
  const shown = full ? text : text.slice(0, PREVIEW_LINES);
  const cut = (line: string) =>
    columns === null || full || line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
  return [
    `${String(result.rank).padStart(2)}. ${result.score.toFixed(3)} ${result.confidence.padEnd(6)}  ${citationOf(result)}`,
    ...(full ? [`${INDENT}chunk ${result.chunkId}`] : []),
    ...explanationLines(result),
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

/** How the query was understood. */
export function queryLines({ kind, leg, fusion, lexicalWeight, ...about }: QueryExplanation): string[] {
  const legs = leg === 'fused' ? `fused by ${fusion}, words count ${lexicalWeight}` : `${leg} alone`;
  return [
    `Asked as ${kind}; ${legs}.`,
    ...(about.terms.length > 0 ? [`Terms, rarest first: ${about.terms.join(', ')}.`] : []),
    ...(about.unknownTerms.length > 0 ? [`Not in the library: ${about.unknownTerms.join(', ')}.`] : []),
    ...about.vectors.map(({ modelId, by }) => `Vectors of model ${modelId}: ${by}.`),
    '',
  ];
}

function explanationLines({ explanation }: SearchResult): string[] {
  if (!explanation) return [];
  const { vector, lexical, sectionWorth, copies } = explanation;
  const place = (rank: number | null) => (rank === null ? 'not in the list' : `place ${rank}`);
  return [
    `${INDENT}meaning ${vector.score?.toFixed(3) ?? 'unknown'} (${place(vector.rank)}), ` +
      `words ${lexical.score.toFixed(3)} (${place(lexical.rank)})` +
      (sectionWorth < 1 ? `, section counts ${sectionWorth}` : '') +
      (copies > 0 ? `, ${copies} more say the same` : ''),
  ];
}

/** A person looks for the answer first; what stands before it is in the whole text. */
function fromBestChunk({ text, chunks, chunkId }: SearchResult): string {
  const best = chunks.find((chunk) => chunk.chunkId === chunkId);
  return Array.from(text).slice(best?.first ?? 0).join('');
}
