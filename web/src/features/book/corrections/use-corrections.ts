import { useInfiniteQuery } from '@tanstack/react-query';
import { api, client } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { ProblemError, problemOf } from '../../../api/problem.js';
import { texts } from '../../../texts/texts.js';
import { tell, tellProblem, tellUndoable } from '../../../ui/toasts.js';

export type Correction = Schemas['CorrectionResponse'];
export type CorrectionStatus = Correction['status'];

const A_PAGE = 50;

/** The corrections of a book, newest first, read as one asks for more. */
export function useCorrections(documentId: string, status: CorrectionStatus | undefined) {
  const path = '/v1/documents/{id}/corrections';
  return useInfiniteQuery({
    queryKey: ['listed', path, { params: { path: { id: documentId } } }, status ?? null],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: A_PAGE,
        ...(status !== undefined && { status: [status] }),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      const { data, error } = await client.GET(path, { params: { path: { id: documentId }, query }, signal });
      if (data === undefined) throw new ProblemError(problemOf(error));
      return data;
    },
    getNextPageParam: ({ next }) => next,
  });
}

/** Takes a correction back, or gives one up that does not fit the book any more. */
export function useUndo(): (correction: Pick<Correction, 'id'>) => void {
  const { mutate } = api.useMutation('delete', '/v1/corrections/{id}', {
    onSuccess: () => tell(texts.book.undone),
    onError: tellProblem,
  });
  return ({ id }) => mutate({ params: { path: { id } } });
}

/**
 * What a curator can change. Each change is told with a way back; the events of the server make the page read anew what
 * it concerns.
 */
export function useCorrecting(onDone?: () => void) {
  const undo = useUndo();
  const options = {
    onSuccess: ({ corrections }: Schemas['MadeCorrectionsResponse']) => {
      onDone?.();
      tellUndoable(texts.book.corrected, () => corrections.toReversed().forEach(undo));
    },
    onError: tellProblem,
  };
  return {
    change: api.useMutation('patch', '/v1/chunks/{id}', options),
    split: api.useMutation('post', '/v1/chunks/{id}/split', options),
    join: api.useMutation('post', '/v1/chunks/{id}/join', options),
    rename: api.useMutation('patch', '/v1/sections/{id}', options),
  };
}
