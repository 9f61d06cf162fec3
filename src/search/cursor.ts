import { createHash } from 'node:crypto';
import { UserError } from '../errors/errors.js';
import type { SearchRequest } from './search-request.js';

/** The last result of a page. The next page begins after it, also when the library has changed meanwhile. */
export interface Position {
  readonly score: number;
  readonly chunkId: string;
  /** Its rank, from 1. */
  readonly rank: number;
}

/** Names a request, so that a cursor is not used with another one. */
function nameOf(query: string, request: SearchRequest): string {
  const { limit: _limit, cursor: _cursor, explain: _explain, ...asked } = request;
  return createHash('sha256')
    .update(JSON.stringify([query, asked]))
    .digest('base64url')
    .slice(0, 12);
}

export function writeCursor(query: string, request: SearchRequest, position: Position): string {
  const { score, chunkId, rank } = position;
  return Buffer.from(JSON.stringify([nameOf(query, request), score, chunkId, rank])).toString('base64url');
}

/** @throws {UserError} `search.cursor` */
export function readCursor(query: string, request: SearchRequest): Position | null {
  if (request.cursor === undefined) return null;
  const [name, score, chunkId, rank] = partsOf(request.cursor);
  if (typeof score !== 'number' || typeof chunkId !== 'string' || typeof rank !== 'number') {
    throw invalid('The cursor is not one of an answer.');
  }
  if (name !== nameOf(query, request)) throw invalid('The cursor belongs to another query or filter.');
  return { score, chunkId, rank };
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function invalid(message: string): UserError {
  return new UserError('search.cursor', message, {
    field: 'cursor',
    hint: 'Take the `next` of the answer that came before, with the same query and filters, or begin without a cursor.',
  });
}
