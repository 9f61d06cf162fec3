import { getRouteApi } from '@tanstack/react-router';

export const BOOK_TABS = ['pages', 'chunks', 'figures', 'runs', 'index', 'corrections'] as const;
export type BookTab = (typeof BOOK_TABS)[number];
export const CHUNK_TYPES = ['concept', 'code', 'example', 'exercise', 'try_it'] as const;
export type ChunkType = (typeof CHUNK_TYPES)[number];

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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes what it knows; anything else falls back to nothing, because an address may be old or mistyped. */
export function bookSearchOf(raw: Readonly<Record<string, unknown>>): BookSearch {
  const page = Number(raw['page']);
  const { chunk } = raw;
  return {
    view: BOOK_TABS.find((tab) => tab === raw['view']),
    page: Number.isSafeInteger(page) && page > 0 ? page : undefined,
    chunk: typeof chunk === 'string' && UUID.test(chunk) ? chunk : undefined,
    mark: textOf(raw['mark']),
    type: CHUNK_TYPES.find((type) => type === raw['type']),
    term: textOf(raw['term']),
  };
}

/** The router reads `mark=42` as a number. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  return text.trim() === '' ? undefined : text;
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
