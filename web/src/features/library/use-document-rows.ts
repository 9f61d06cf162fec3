import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { answerTo, client } from '../../api/client.js';
import type { DocumentList, DocumentsQuery, ListedDocument } from '../../api/documents.js';
import { useChangedDocuments, useConnection } from '../../api/live.js';
import { NO_ANSWER, problemOf } from '../../api/problem.js';
import { tellProblem } from '../../ui/toasts.js';
import { mergedRows } from './document-rows.js';
import type { FreshRows, Read } from './document-rows.js';
import { documentsQueryOf } from './library-search.js';
import type { LibrarySearch } from './library-search.js';

/** The most that the API gives at once. */
const ROWS_A_PAGE = 200;
/** Of the API. */
const MOST_DOCUMENTS_A_REQUEST = 100;
const NOTHING_FRESH: FreshRows = new Map();

export interface DocumentRows {
  readonly rows: readonly ListedDocument[];
  /** Whether nothing has been read yet. */
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly readMore: () => void;
  readonly refetch: () => void;
}

/**
 * The documents that a search allows, read page after page as a person scrolls. Ten thousand of them are fifty pages,
 * so a change does not read them again: only the documents that changed are.
 *
 * @param search The same object as long as it says the same.
 */
export function useDocumentRows(search: LibrarySearch): DocumentRows {
  const list = useInfiniteQuery({
    queryKey: ['library-rows', search],
    queryFn: ({ pageParam, signal }) =>
      documents({ ...documentsQueryOf(search), limit: ROWS_A_PAGE, ...pageParam }, signal),
    initialPageParam: {},
    getNextPageParam: ({ found: { next } }) => (next === null ? undefined : { cursor: next }),
    placeholderData: keepPreviousData,
    // Changes are followed only while the list is in view.
    gcTime: 0,
    // To compare ten thousand documents with themselves, at each page that comes, would be felt.
    structuralSharing: false,
  });
  const fresh = useFreshRows(search);
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = list;
  const rows = useMemo(
    () =>
      mergedRows(
        (data?.pages ?? []).map(({ found, askedAt }) => ({ found: found.results, askedAt })),
        fresh,
        search.sort ?? '-createdAt',
        !hasNextPage,
      ),
    [data, fresh, search.sort, hasNextPage],
  );
  return {
    rows,
    isLoading: data === undefined,
    error: list.error,
    readMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    refetch: () => void refetch(),
  };
}

/** The documents that changed since the list was opened, as the same search finds them now. */
function useFreshRows(search: LibrarySearch): FreshRows {
  const [fresh, setFresh] = useState({ search, rows: NOTHING_FRESH });
  const unread = useRef(new Set<string>());
  const turn = useRef(Promise.resolve());
  const readUnread = useCallback(async () => {
    const ids = [...unread.current];
    if (ids.length === 0) return;
    unread.current.clear();
    try {
      const found = await foundAmong(search, ids);
      setFresh((before) => ({
        search,
        rows: new Map([...(before.search === search ? before.rows : NOTHING_FRESH), ...found]),
      }));
    } catch (error) {
      for (const id of ids) unread.current.add(id);
      // When the server is back they are read.
      if (problemOf(error).code !== NO_ANSWER) tellProblem(error);
    }
  }, [search]);
  useChangedDocuments(
    useCallback(
      (changed: ReadonlySet<string>) => {
        for (const id of changed) unread.current.add(id);
        // One after the other: an answer that is late must not replace a newer one.
        turn.current = turn.current.then(readUnread);
      },
      [readUnread],
    ),
  );
  const isLive = useConnection() === 'live';
  useEffect(() => {
    if (isLive) turn.current = turn.current.then(readUnread);
  }, [isLive, readUnread]);
  return fresh.search === search ? fresh.rows : NOTHING_FRESH;
}

async function foundAmong(search: LibrarySearch, ids: readonly string[]): Promise<FreshRows> {
  const rows = new Map<string, Read<ListedDocument | null>>();
  for (let at = 0; at < ids.length; at += MOST_DOCUMENTS_A_REQUEST) {
    const document = ids.slice(at, at + MOST_DOCUMENTS_A_REQUEST);
    const query = { ...documentsQueryOf(search), document, limit: MOST_DOCUMENTS_A_REQUEST };
    const { found, askedAt } = await documents(query);
    const byId = new Map(found.results.map((row) => [row.id, row]));
    for (const id of document) rows.set(id, { found: byId.get(id) ?? null, askedAt });
  }
  return rows;
}

async function documents(query: DocumentsQuery, signal?: AbortSignal): Promise<Read<DocumentList>> {
  const askedAt = performance.now();
  const asked = client.GET('/v1/documents', { params: { query }, ...(signal && { signal }) });
  // Only a request for single fields gets documents with fewer of them.
  return { found: (await answerTo(asked)) as DocumentList, askedAt };
}
