import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { request } from '../../../api/client.js';
import { ProblemError } from '../../../api/problem.js';
import type { Problem } from '../../../api/problem.js';
import { useChunk } from '../use-book.js';
import type { Box } from './paper.js';

interface Marks {
  readonly pages: readonly {
    readonly page: number;
    readonly boxes: readonly Box[];
    readonly words: readonly (Box & { readonly text: string })[];
  }[];
}

/** Where a chunk stands on its pages, and the words of a query in it. */
export function useMarks(
  chunkId: string | undefined,
  query: string | undefined,
): UseQueryResult<Marks, unknown> {
  return useQuery<Marks, unknown>({
    queryKey: ['marks', '/v1/chunks/{id}/marks', { params: { path: { id: chunkId } } }, query ?? null],
    enabled: chunkId !== undefined,
    queryFn: async ({ signal }) => {
      const search = query === undefined ? '' : `?${new URLSearchParams({ query }).toString()}`;
      const response = await request(`/v1/chunks/${chunkId}/marks${search}`, { signal });
      if (!response.ok) throw new ProblemError((await response.json()) as Problem);
      return (await response.json()) as Marks;
    },
  });
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
