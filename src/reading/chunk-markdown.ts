import { chunkBody, inComment } from '../chunking/parts/chunk-markdown.js';
import { UserError } from '../errors/errors.js';
import { citationOf } from '../search/citation.js';
import type { WholeChunk } from './reading-views.js';

/** Two lines for a person: the citation; printed pages where they have other numbers, and the chunks before and after. */
export function headOf(chunk: WholeChunk): readonly [string, string] {
  const { pageFirst, pageLast, pageLabelFirst, pageLabelLast, previous, next } = chunk;
  const printed = pageLabelFirst === pageLabelLast ? pageLabelFirst : `${pageLabelFirst}-${pageLabelLast}`;
  const physical = pageFirst === pageLast ? `${pageFirst}` : `${pageFirst}-${pageLast}`;
  const beside = [
    printed === null || printed === physical ? [] : `printed as page ${printed}`,
    previous ? `after ${previous}` : 'the first of its book',
    next ? `before ${next}` : 'the last of its book',
  ];
  return [citationOf(chunk), beside.flat().join(', ')];
}

/** The chunk with fenced code, below comments that say where it stands. @throws {UserError} `chunk.no_parts` */
export function chunkMarkdown(chunk: WholeChunk): string {
  const { text, parts, sectionPath, documentId, chunkId } = chunk;
  if (!parts) {
    throw new UserError('chunk.no_parts', `Of the chunk ${chunkId} only its text is known.`, {
      field: 'format',
      fault: 'conflict',
      hint: `It was stored before parts were kept. Read its book again with \`colophon reprocess --document ${documentId}\`.`,
    });
  }
  return `${headOf(chunk).map(inComment).join('\n')}\n\n${chunkBody({ text, parts, sectionPath })}`;
}
