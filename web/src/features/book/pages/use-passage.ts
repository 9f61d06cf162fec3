import { api } from '../../../api/client.js';
import { useChunk } from '../use-book.js';

/** Where a chunk stands on its pages, and the words of a query in it. */
export function useMarks(chunkId: string | undefined, query: string | undefined) {
  return api.useQuery(
    'get',
    '/v1/chunks/{id}/marks',
    { params: { path: { id: chunkId ?? '' }, query: query === undefined ? {} : { query } } },
    { enabled: chunkId !== undefined },
  );
}

/**
 * The page that a passage is read on: the first one with words of the query, because a passage may begin at the foot of
 * the page before. Without a passage the first page; undefined until it is known.
 */
export function usePassagePage(chunkId: string | undefined, query: string | undefined): number | undefined {
  const wantsWords = query !== undefined;
  const chunk = useChunk(chunkId);
  const marks = useMarks(wantsWords ? chunkId : undefined, query);
  if (chunkId === undefined) return 1;
  if (chunk.isPending || (wantsWords && marks.isPending)) return undefined;
  return marks.data?.pages.find(({ words }) => words.length > 0)?.page ?? chunk.data?.pageFirst ?? 1;
}
