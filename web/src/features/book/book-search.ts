import { getRouteApi } from '@tanstack/react-router';
import { CHUNK_TYPES } from '../../api/words.js';
import type { ChunkType } from '../../api/words.js';
import { countOf, isUuid, textOf } from '../../app/address.js';

export const BOOK_TABS = ['pages', 'chunks', 'figures', 'runs', 'index', 'corrections'] as const;
export type BookTab = (typeof BOOK_TABS)[number];

/** What the address of a book says beyond the book. */
export interface BookSearch {
  readonly view?: BookTab | undefined;
  /** Physical page, from 1; without it the page of the passage, or the first. */
  readonly page?: number | undefined;
  /** The passage whose panel is open. */
  readonly chunk?: string | undefined;
  /** A query whose words are marked in the passage. */
  readonly mark?: string | undefined;
  /** Of the list of chunks. */
  readonly type?: ChunkType | undefined;
  /** Of the terms of the index. */
  readonly term?: string | undefined;
}

/** Takes what it knows; anything else falls back to nothing, because an address may be old or mistyped. */
export function bookSearchOf(raw: Readonly<Record<string, unknown>>): BookSearch {
  const chunk = textOf(raw['chunk']);
  return {
    view: BOOK_TABS.find((tab) => tab === raw['view']),
    page: countOf(raw['page']),
    chunk: chunk !== undefined && isUuid(chunk) ? chunk : undefined,
    mark: textOf(raw['mark']),
    type: CHUNK_TYPES.find((type) => type === raw['type']),
    term: textOf(raw['term']),
  };
}

const route = getRouteApi('/books/$documentId');

export interface BookPlace extends BookSearch {
  readonly documentId: string;
  /**
   * Changes what the address says; what is not named stays.
   *
   * @param replace Whether the way back skips the place that is left: so it does when one only turns a page.
   */
  readonly go: (change: BookSearch, replace?: boolean) => void;
}

/** Where in which book one is. */
export function useBookPlace(): BookPlace {
  const { documentId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return {
    documentId,
    ...search,
    go: (change, replace = false) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false }),
  };
}
