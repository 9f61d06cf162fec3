import { keepPreviousData } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import type { paths } from '../../../../client/schema.js';
import { hasFilters } from './search-place.js';
import type { SearchFilters } from './search-place.js';
import type { Question } from './use-question.js';

export type SearchAnswer = Schemas['SearchResponse'];
export type SearchResult = Schemas['SearchResultResponse'];
type SearchQuery = paths['/v1/search']['get']['parameters']['query'];

export const FIRST_LIMIT = 10;
/** As the API says. */
export const MOST_RESULTS = 50;
/** One letter finds nothing that anybody looks for. */
const LEAST_TYPED = 2;

export interface Answer {
  readonly query: UseQueryResult<SearchAnswer, unknown>;
  /** Whether what is shown are first finds of a question that is still being typed. */
  readonly isTyping: boolean;
}

/** What was found for a question so far; while another answer is on its way, the one before it. */
export function useAnswer({ typed, asked }: Question, filters: SearchFilters, limit: number): Answer {
  const isTyping = typed !== asked;
  const request = isTyping
    ? { ...filters, query: typed, limit: FIRST_LIMIT, typing: true }
    : fullRequest(asked, filters, limit);
  const query = api.useQuery(
    'get',
    '/v1/search',
    { params: { query: request } },
    { enabled: request.query.length >= (isTyping ? LEAST_TYPED : 1), placeholderData: keepPreviousData },
  );
  return { query, isTyping };
}

/** The options of the query for the whole answer, for those who wait for it. */
export function fullAnswer(question: string, filters: SearchFilters) {
  return api.queryOptions('get', '/v1/search', {
    params: { query: fullRequest(question, filters, FIRST_LIMIT) },
  });
}

/** Counts of what is found without filters, so that one sees what another filter would find. */
export function useFacets({ asked }: Question, filters: SearchFilters, answer: SearchAnswer | undefined) {
  const isFiltered = hasFilters(filters);
  const unfiltered = api.useQuery(
    'get',
    '/v1/search',
    { params: { query: { query: asked, limit: 1 } } },
    { enabled: isFiltered && asked !== '', placeholderData: keepPreviousData },
  );
  return (isFiltered ? unfiltered.data : answer)?.facets;
}

function fullRequest(query: string, filters: SearchFilters, limit: number): SearchQuery {
  return { ...filters, query, limit, explain: true };
}
