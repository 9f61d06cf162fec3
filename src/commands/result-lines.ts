import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { codePointSlice } from '../book/code-points.js';
import type { QueryExplanation } from '../search/search-answer.js';
import { citationOf } from '../search/citation.js';
import type { SearchResult } from '../search/search.service.js';

const PREVIEW_LINES = 6;
const INDENT = '     ';

export interface ResultStyle {
  /** Whether to show the whole passage instead of its beginning. */
  readonly full: boolean;
  /** Width of the terminal; null: lines are not cut. */
  readonly columns: number | null;
}

/** A search result for a person: first the citation, then the text. */
export function resultLines(result: SearchResult, style: ResultStyle): string[] {
  const { rank, score, confidence } = result;
  return passageLines(
    {
      head: `${scoreText(rank, score)} ${confidence.padEnd(6)}  ${citationOf(result)}`,
      chunkId: result.chunkId,
      remarks: explanationLines(result),
      text: style.full ? result.text : fromBestChunk(result),
    },
    style,
  );
}

/** A passage for a person, under the line that says where it is from. */
export function passageLines(
  passage: {
    readonly head: string;
    readonly chunkId: string;
    readonly remarks?: readonly string[];
    readonly text: string;
  },
  { full, columns }: ResultStyle,
): string[] {
  const text = passage.text.split('\n').filter((line) => full || line.trim() !== '');
  const shown = full ? text : text.slice(0, PREVIEW_LINES);
  const cut = (line: string) =>
    columns === null || full || line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
  return [
    passage.head,
    ...(full ? [`${INDENT}chunk ${passage.chunkId}`] : []),
    ...(passage.remarks ?? []),
    ...shown.map((line) => cut(INDENT + line)),
    ...(shown.length < text.length ? [`${INDENT}…`] : []),
    '',
  ];
}

/** Place in a list and score. */
export function scoreText(rank: number, score: number): string {
  return `${String(rank).padStart(2)}. ${score.toFixed(3)}`;
}

/** How the query was understood. */
export function queryLines({ kind, leg, fusion, lexicalWeight, ...about }: QueryExplanation): string[] {
  const legs = leg === 'fused' ? `fused by ${fusion}, words count ${lexicalWeight}` : `${leg} alone`;
  return [
    `Asked as ${kind}; ${legs}.`,
    ...(about.terms.length > 0 ? [`Terms, rarest first: ${about.terms.join(', ')}.`] : []),
    ...(about.unknownTerms.length > 0 ? [`Not in the library: ${about.unknownTerms.join(', ')}.`] : []),
    ...about.vectors.map(({ model, types, by }) => `Vectors of ${model} (${typesText(types)}): ${by}.`),
    '',
  ];
}

function typesText(types: readonly ChunkType[]): string {
  return types.length === CHUNK_TYPES.length ? 'all types' : types.join(', ');
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
  return codePointSlice(text, best?.first ?? 0);
}
