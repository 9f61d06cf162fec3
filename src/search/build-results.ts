import { codePointLength } from '../book/code-points.js';
import type { Highlight } from '../lexical/highlights.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import { confidenceOf } from './confidence.js';
import type { JoinedPassage } from './passages.js';
import { previewOf } from './preview.js';
import type { Explanation, Facets, PassageChunk, SearchResult } from './search-answer.js';
import type { FoundChunk } from './search.repository.js';

/** Between the chunks of a passage: they are paragraphs, lists and listings. */
const BETWEEN = '\n';

export interface ResultContext {
  readonly scores: readonly number[];
  /** Rank of the first result of this page, from 1. */
  readonly firstRank: number;
  readonly highlights: (text: string) => readonly Highlight[];
  readonly explanation: Explanation | undefined;
}

/** @param index Of the passage among all passages. */
export function buildResult(
  { best, pieces }: JoinedPassage<FoundChunk>,
  index: number,
  { scores, firstRank, highlights, explanation }: ResultContext,
): SearchResult {
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  const text = pieces.map((piece) => piece.text).join(BETWEEN);
  const found = highlights(text);
  return {
    rank: firstRank + index,
    score: scores[index]!,
    confidence: confidenceOf(scores[index]!, firstRank + index === 1 ? (scores[1] ?? 0) : null),
    chunkId: best.chunkId,
    documentId: best.documentId,
    title: best.title,
    sectionId: best.sectionId,
    sectionPath: best.sectionPath,
    pageFirst: Math.min(...pieces.map(({ pageFirst }) => pageFirst)),
    pageLast: Math.max(...pieces.map(({ pageLast }) => pageLast)),
    pageLabelFirst: first.pageLabelFirst,
    pageLabelLast: last.pageLabelLast,
    type: best.type,
    text,
    chunks: placesOf(pieces),
    highlights: found,
    preview: previewOf(text, found),
    ...(explanation && { explanation }),
  };
}

function placesOf(pieces: readonly FoundChunk[]): PassageChunk[] {
  let first = 0;
  return pieces.map(({ chunkId, text, pageFirst }) => {
    const length = codePointLength(text);
    const place = { chunkId, page: pageFirst, first, last: first + length - 1 };
    first += length + BETWEEN.length;
    return place;
  });
}

export function facetsOf(chunks: readonly FoundChunk[]): Facets {
  const documents = new Map<string, { id: string; title: string; chunks: number }>();
  const types = new Map<FoundChunk['type'], number>();
  const levels = new Map<FoundChunk['difficulty'], number>();
  for (const { documentId, title, type, difficulty } of chunks) {
    const document = documents.get(documentId) ?? { id: documentId, title, chunks: 0 };
    document.chunks += 1;
    documents.set(documentId, document);
    types.set(type, (types.get(type) ?? 0) + 1);
    levels.set(difficulty, (levels.get(difficulty) ?? 0) + 1);
  }
  return {
    documents: [...documents.values()].toSorted((a, b) => b.chunks - a.chunks || (a.id < b.id ? -1 : 1)),
    types: [...types]
      .map(([type, count]) => ({ type, chunks: count }))
      .toSorted((a, b) => b.chunks - a.chunks),
    difficulties: DIFFICULTIES.filter((difficulty) => levels.has(difficulty)).map((difficulty) => ({
      difficulty,
      chunks: levels.get(difficulty)!,
    })),
  };
}
