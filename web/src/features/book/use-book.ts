import type { UseQueryResult } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerTo, api, client } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { useWhole } from '../../api/whole.js';
import type { ChunkType } from '../../api/words.js';

export type Book = Schemas['DocumentDetailsResponse'];
export type Section = Schemas['SectionResponse'];
export type Chunk = Schemas['ChunkResponse'];
export type WholeChunk = Schemas['WholeChunkResponse'];
export type IndexEntry = Schemas['IndexEntryResponse'];
export type StoredPage = Schemas['StoredPageResponse'];

/** Most that the API gives at once. */
const MOST = 200;

export function useBook(documentId: string) {
  return api.useQuery('get', '/v1/documents/{id}', { params: { path: { id: documentId } } });
}

export function useLedger(documentId: string) {
  return api.useQuery('get', '/v1/documents/{id}/ledger', { params: { path: { id: documentId } } });
}

export function useRuns(documentId: string) {
  return api.useQuery('get', '/v1/documents/{id}/runs', {
    params: { path: { id: documentId }, query: { limit: 50 } },
  });
}

export function usePage(documentId: string, page: number, enabled = true) {
  return api.useQuery('get', '/v1/documents/{id}/pages/{page}', pageParams(documentId, page), { enabled });
}

export function pageParams(documentId: string, page: number) {
  return { params: { path: { id: documentId, page } } };
}

/** @param chunkId Without one nothing is read. */
export function useChunk(chunkId: string | undefined): UseQueryResult<WholeChunk, unknown> {
  return api.useQuery(
    'get',
    '/v1/chunks/{id}',
    { params: { path: { id: chunkId ?? '' } } },
    { enabled: chunkId !== undefined },
    // Only a request for Markdown gets a text.
  ) as UseQueryResult<WholeChunk, unknown>;
}

/** All sections of a book, in the order of its contents. */
export function useSections(documentId: string): UseQueryResult<readonly Section[], unknown> {
  const path = '/v1/documents/{id}/contents';
  return useWhole(path, ofBook(documentId), async ({ cursor }, signal) => {
    const query = { limit: MOST, ...(cursor !== null && { cursor }) };
    return answerTo(client.GET(path, { params: { path: { id: documentId }, query }, signal }));
  });
}

/** All terms of the printed index of a book. The first one who asks waits until the book was read for it. */
export function useIndexEntries(documentId: string): UseQueryResult<readonly IndexEntry[], unknown> {
  const path = '/v1/documents/{id}/index';
  return useWhole(path, ofBook(documentId), async ({ cursor }, signal) => {
    const query = { limit: MOST, ...(cursor !== null && { cursor }) };
    return answerTo(client.GET(path, { params: { path: { id: documentId }, query }, signal }));
  });
}

export interface ChunkSize {
  readonly sectionId: string | null;
  readonly tokens: number;
}

/** The lengths of all chunks of a book, with their sections. */
export function useChunkSizes(documentId: string): UseQueryResult<readonly ChunkSize[], unknown> {
  const path = '/v1/documents/{id}/chunks';
  return useWhole(path, ofBook(documentId), async ({ cursor }, signal) => {
    const query = { limit: MOST, fields: 'sectionId,tokens', ...(cursor !== null && { cursor }) };
    const asked = client.GET(path, { params: { path: { id: documentId }, query }, signal });
    // Only these fields were asked for.
    return (await answerTo(asked)) as { results: ChunkSize[]; next: string | null };
  });
}

/** The counts of the chunks of a book by type. */
export function useChunkCounts(documentId: string) {
  return api.useQuery('get', '/v1/documents/{id}/chunks', {
    params: { path: { id: documentId }, query: { limit: 1 } },
  });
}

/** The chunks of a book in reading order, read as one scrolls. */
export function useChunkList(documentId: string, type: ChunkType | undefined) {
  const path = '/v1/documents/{id}/chunks';
  return useInfiniteQuery({
    queryKey: ['listed', path, ofBook(documentId), type ?? null],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: 100,
        ...(type !== undefined && { type: [type] }),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      const asked = client.GET(path, { params: { path: { id: documentId }, query }, signal });
      return (await answerTo(asked)) as Schemas['ChunkListResponse'];
    },
    getNextPageParam: ({ next }) => next,
  });
}

function ofBook(documentId: string) {
  return { params: { path: { id: documentId } } };
}
