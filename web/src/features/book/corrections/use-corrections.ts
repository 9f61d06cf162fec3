import { useInfiniteQuery } from '@tanstack/react-query';
import { answerTo, api, client } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { bookTexts } from '../../../texts/book.js';
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
      return answerTo(client.GET(path, { params: { path: { id: documentId }, query }, signal }));
    },
    getNextPageParam: ({ next }) => next,
  });
}

/** Takes corrections back, or gives up those that do not fit the book any more. @param corrections In their order. */
export async function undoCorrections(corrections: readonly Pick<Correction, 'id'>[]): Promise<void> {
  try {
    // One after the other, the last one first: one on which a later one stands is refused.
    for (const { id } of corrections.toReversed()) {
      await client.DELETE('/v1/corrections/{id}', { params: { path: { id } } });
    }
    tell(bookTexts.undone);
  } catch (error) {
    tellProblem(error);
  }
}

/**
 * What a curator can change. Each change is told with a way back; the events of the server make the page read anew what
 * it concerns.
 */
export function useCorrecting(onDone?: () => void) {
  const options = {
    onSuccess: ({ corrections }: Schemas['MadeCorrectionsResponse']) => {
      onDone?.();
      tellUndoable(bookTexts.corrected, () => void undoCorrections(corrections));
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
