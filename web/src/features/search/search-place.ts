import { getRouteApi } from '@tanstack/react-router';
import { CHUNK_TYPES, DIFFICULTIES } from '../../api/words.js';
import type { ChunkType, Difficulty } from '../../api/words.js';
import { isUuid, listOf, textOf } from '../../app/address.js';

export const VIEWS = ['passages', 'compare', 'models', 'quote'] as const;
export type SearchViewName = (typeof VIEWS)[number];

/** What the address of the search says. Lists are joined by commas, so that people can read them. */
export interface SearchPlace {
  readonly q?: string | undefined;
  readonly type?: string | undefined;
  readonly document?: string | undefined;
  readonly difficulty?: string | undefined;
  readonly view?: SearchViewName | undefined;
  readonly quote?: string | undefined;
  /** Keys of the two models that are compared. */
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  /** Models are compared by meaning alone, without words. */
  readonly leg?: 'vector' | undefined;
}

/** As the API says. */
const QUESTION_LENGTH = 10_000;
const QUOTE_LENGTH = 2000;
const MODEL_LENGTH = 200;
const MOST_BOOKS = 100;

/** What is of no use in an address is left out. */
export function searchPlaceOf(search: Record<string, unknown>): SearchPlace {
  const q = textOf(search['q'])?.slice(0, QUESTION_LENGTH);
  const quote = textOf(search['quote'])?.slice(0, QUOTE_LENGTH);
  const type = listOf(search['type']).filter((value) => CHUNK_TYPES.some((known) => known === value));
  const difficulty = listOf(search['difficulty']).filter((value) =>
    DIFFICULTIES.some((known) => known === value),
  );
  const document = listOf(search['document']).filter(isUuid).slice(0, MOST_BOOKS);
  const view = VIEWS.find((name) => name === search['view']);
  // Each name is given, because the router keeps what is left out as it was typed.
  return {
    q,
    type: joined(type),
    document: joined(document),
    difficulty: joined(difficulty),
    view: view === 'passages' ? undefined : view,
    quote,
    left: textOf(search['left'])?.slice(0, MODEL_LENGTH),
    right: textOf(search['right'])?.slice(0, MODEL_LENGTH),
    leg: search['leg'] === 'vector' ? 'vector' : undefined,
  };
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}

export interface SearchFilters {
  readonly type: ChunkType[];
  readonly document: string[];
  readonly difficulty: Difficulty[];
}

export function filtersOf({ type, document, difficulty }: SearchPlace): SearchFilters {
  return {
    type: CHUNK_TYPES.filter((value) => listOf(type).includes(value)),
    document: listOf(document),
    difficulty: DIFFICULTIES.filter((value) => listOf(difficulty).includes(value)),
  };
}

export function hasFilters({ type, document, difficulty }: SearchFilters): boolean {
  return type.length + document.length + difficulty.length > 0;
}

const route = getRouteApi('/search');

export function useSearchPlace(): SearchPlace {
  return route.useSearch();
}

/**
 * Changes a part of the address and leaves the rest.
 *
 * @param isStep Whether the browser can go back to how it was.
 */
export function useChangePlace(): (
  change: Partial<Record<keyof SearchPlace, string | undefined>>,
  isStep?: boolean,
) => void {
  const navigate = route.useNavigate();
  return (change, isStep = false) =>
    void navigate({ search: (place) => searchPlaceOf({ ...place, ...change }), replace: !isStep });
}
