import type { ChunkFilter } from '../content/chunk-filter.js';
import { isUuid } from '../database/is-uuid.js';
import { isVisible } from '../documents/visible-text.js';
import type { ModelOnTrial } from '../embedding/embedding.service.js';
import { UserError } from '../errors/errors.js';
import type { Fusion, Leg } from './fuse.js';

export type { ModelOnTrial } from '../embedding/embedding.service.js';

/** What to search for, where, and how. */
export interface SearchRequest extends ChunkFilter {
  /** How many results, 1 to `MOST_RESULTS`. */
  readonly limit: number;
  /** `fused` unless said otherwise. */
  readonly leg?: Leg;
  /** `score` unless said otherwise. */
  readonly fusion?: Fusion;
  /** Results with a lower score are left out, 0 to 1. Applied after everything else. */
  readonly minScore?: number;
  /** The `next` of an earlier answer to the same request. */
  readonly cursor?: string;
  /** Whether each result says how it was found and ranked. */
  readonly explain?: boolean;
  /** The query is being typed: only words are searched, its last word may be unfinished, and words may be misspelled. */
  readonly typing?: boolean;
  /**
   * Key of the model whose vectors are compared, instead of those of the active one. Types of chunks of which it has no
   * vectors are searched as usual.
   */
  readonly model?: string;
  /** Searches as if this model were active for these types, of which it has vectors. `model` goes before it. */
  readonly trial?: ModelOnTrial;
}

/** Maximum characters of a query: far more than the model reads, far less than would occupy it for long. */
export const QUERY_LENGTH = 10_000;
export const MOST_RESULTS = 50;

/**
 * @throws {UserError} `search.empty_query`, `search.long_query`, `search.limit`, `search.min_score`, `search.pages`, `search.section`,
 *         `search.model`
 */
export function assertRequest(query: string, request: SearchRequest): void {
  const { limit, minScore, pages, sections = [], model, leg, typing } = request;
  if (!isVisible(query)) {
    throw new UserError('search.empty_query', 'The query has no visible characters.', {
      field: 'query',
      hint: 'Ask something.',
    });
  }
  if (query.length > QUERY_LENGTH) {
    throw new UserError('search.long_query', `The query is longer than ${QUERY_LENGTH} characters.`, {
      field: 'query',
      hint: 'Search for its first sentences, or for what it is about.',
    });
  }
  assertLimit(limit);
  if (minScore !== undefined && !(minScore >= 0 && minScore <= 1)) {
    throw new UserError('search.min_score', 'The least score must be a number from 0 to 1.', {
      field: 'minScore',
    });
  }
  if (pages && pages.last < pages.first) {
    throw new UserError('search.pages', `The pages ${pages.first} to ${pages.last} run backwards.`, {
      field: 'pageLast',
      hint: 'Give the lower page first.',
    });
  }
  if (!sections.every(isUuid)) {
    throw new UserError('search.section', 'A section is named by its identifier.', {
      field: 'section',
      hint: 'Take the sectionId of a search result.',
    });
  }
  if (model !== undefined && (leg === 'lexical' || typing)) {
    throw new UserError('search.model', 'A search by words alone asks no model.', {
      field: 'model',
      hint: 'Leave the model out, or search by meaning: with the leg fused or vector, and without typing.',
    });
  }
}

/** @throws {UserError} `search.limit` */
export function assertLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_RESULTS) {
    throw new UserError('search.limit', `The limit must be a whole number from 1 to ${MOST_RESULTS}.`, {
      field: 'limit',
    });
  }
}
