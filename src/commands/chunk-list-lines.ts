import type { ChunkList } from '../reading/chunks.service.js';
import type { ChunkView } from '../reading/reading-views.js';
import { passageLines } from './result-lines.js';
import type { ResultStyle } from './result-lines.js';
import { typesText } from './stage-lines.js';

/** A chunk of a list for a person: its place, then its text. */
export function chunkLines(chunk: ChunkView, style: ResultStyle): string[] {
  const { chunkId, ordinal, type, sectionPath, pageFirst, pageLast, tokens, complexity, text } = chunk;
  const pages = pageFirst === pageLast ? `p. ${pageFirst}` : `pp. ${pageFirst}-${pageLast}`;
  const rated = complexity ? `, ${complexity.level} (${complexity.score.toFixed(1)})` : '';
  const head = `#${ordinal} ${type}, ${pages}, ${tokens} tokens${rated}  ${sectionPath.join(' > ')}`;
  return passageLines({ head, chunkId, text }, { ...style, full: true });
}

/** What the whole list has. */
export function listSummary({ count, byType }: ChunkList): string {
  return count === 0 ? 'No chunk.' : `${count} chunks: ${typesText(byType)}`;
}
