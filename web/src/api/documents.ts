import type { UseQueryResult } from '@tanstack/react-query';
import { api } from './client.js';
import type { Schemas } from './client.js';
import type { paths } from '../../../client/schema.js';

export type DocumentsQuery = Omit<
  NonNullable<paths['/v1/documents']['get']['parameters']['query']>,
  'fields'
>;
export type DocumentList = Schemas['DocumentListResponse'];
export type ListedDocument = Schemas['ListedDocumentResponse'];

/** One page of the documents of the library, with the counts of all that match. */
export function useDocuments(query: DocumentsQuery): UseQueryResult<DocumentList, unknown> {
  // Only a request for single fields gets documents with fewer of them.
  return api.useQuery('get', '/v1/documents', { params: { query } }) as UseQueryResult<DocumentList, unknown>;
}
