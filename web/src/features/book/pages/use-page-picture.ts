import { useCallback, useEffect } from 'react';
import type { RefCallback } from 'react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, requestBlob } from '../../../api/client.js';
import { pageParams } from '../use-book.js';
import type { PictureWidth } from './paper.js';

/** How long a picture stays at hand after it was looked at: turning back is then instant, and a tab stays small. */
const KEEP_MS = 20_000;

function pictureQuery(documentId: string, page: number, width: PictureWidth) {
  return queryOptions<Blob>({
    queryKey: ['page-picture', documentId, page, width],
    queryFn: ({ signal }) =>
      requestBlob(`/v1/documents/${documentId}/pages/${page}/picture?width=${width}&format=webp`, signal),
    gcTime: KEEP_MS,
  });
}

/** The picture of a page. @returns `show`: gives it to an image; null until it is there. */
export function usePagePicture(documentId: string, page: number, width: PictureWidth) {
  const { data, error, refetch } = useQuery(pictureQuery(documentId, page, width));
  const show: RefCallback<HTMLImageElement> = useCallback(
    (image) => {
      if (!image || !data) return undefined;
      // An object URL keeps its bytes until it is revoked, even if nothing shows it any more.
      const url = URL.createObjectURL(data);
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [data],
  );
  return { show: data ? show : null, error, retry: () => void refetch() };
}

/** Fetches what stands before and after a page, so that turning it takes no time. */
export function useNeighbours(documentId: string, page: number, pages: number, width: PictureWidth): void {
  const queries = useQueryClient();
  useEffect(() => {
    for (const next of [page + 1, page - 1]) {
      if (next < 1 || next > pages) continue;
      void queries.prefetchQuery(pictureQuery(documentId, next, width));
      void queries.prefetchQuery(
        api.queryOptions('get', '/v1/documents/{id}/pages/{page}', pageParams(documentId, next)),
      );
    }
  }, [queries, documentId, page, pages, width]);
}
