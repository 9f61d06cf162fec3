import { readCursor as readPlace, writeCursor as writePlace } from '../database/list-cursor.js';
import type { SearchRequest } from './search-request.js';

/** The last result of a page. The next page begins after it, also when the library has changed meanwhile. */
export interface Position {
  readonly score: number;
  readonly chunkId: string;
  /** Its rank, from 1. */
  readonly rank: number;
}

type Place = readonly [score: number, chunkId: string, rank: number];

function listOf(query: string, request: SearchRequest): unknown {
  const { limit: _limit, cursor: _cursor, explain: _explain, ...asked } = request;
  return [query, asked];
}

function isPlace(place: readonly unknown[]): place is Place {
  const [score, chunkId, rank] = place;
  return typeof score === 'number' && typeof chunkId === 'string' && typeof rank === 'number';
}

export function writeCursor(query: string, request: SearchRequest, position: Position): string {
  const { score, chunkId, rank } = position;
  return writePlace(listOf(query, request), [score, chunkId, rank]);
}

/** @throws {UserError} `search.cursor` */
export function readCursor(query: string, request: SearchRequest): Position | null {
  const place = readPlace(listOf(query, request), request.cursor, isPlace, 'search.cursor');
  if (!place) return null;
  const [score, chunkId, rank] = place;
  return { score, chunkId, rank };
}
