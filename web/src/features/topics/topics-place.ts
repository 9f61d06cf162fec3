import { getRouteApi } from '@tanstack/react-router';
import { DIFFICULTIES } from '../../api/words.js';
import type { Difficulty } from '../../api/words.js';
import { countOf, isUuid, textOf } from '../../app/address.js';

export const VIEWS = ['tree', 'coverage', 'rankings', 'context'] as const;
export const COVERAGES = ['good', 'weak', 'none'] as const;
/** Of the filter of the coverage, as the API says. */
export const LONGEST_TEXT = 100;
export const KINDS = ['zone', 'topic', 'subtopic'] as const;
export type Kind = (typeof KINDS)[number];

/** What the address of the topics says. */
export interface TopicsPlace {
  readonly view?: (typeof VIEWS)[number] | undefined;
  /** What is chosen in the tree. */
  readonly kind?: Kind | undefined;
  readonly id?: string | undefined;
  /** Filters of the coverage. */
  readonly coverage?: (typeof COVERAGES)[number] | undefined;
  readonly text?: string | undefined;
  /** Of the context. */
  readonly q?: string | undefined;
  readonly difficulty?: Difficulty | undefined;
  readonly game?: string | undefined;
  readonly budget?: number | undefined;
}

/** What is of no use in an address is left out. */
export function topicsPlaceOf(search: Record<string, unknown>): TopicsPlace {
  const id = textOf(search['id']);
  const kind = KINDS.find((one) => one === search['kind']);
  const isNamed = kind !== undefined && id !== undefined && isUuid(id);
  // Each name is given, because the router keeps what is left out as it was typed.
  return {
    view: VIEWS.find((one) => one === search['view'] && one !== 'tree'),
    kind: isNamed ? kind : undefined,
    id: isNamed ? id : undefined,
    coverage: COVERAGES.find((one) => one === search['coverage']),
    text: textOf(search['text'])?.slice(0, LONGEST_TEXT),
    q: textOf(search['q'])?.slice(0, 10_000),
    difficulty: DIFFICULTIES.find((one) => one === search['difficulty']),
    game: textOf(search['game'])?.slice(0, 50),
    budget: budgetOf(search['budget']),
  };
}

export const LEAST_BUDGET = 200;
export const MOST_BUDGET = 200_000;

function budgetOf(value: unknown): number | undefined {
  const budget = countOf(value);
  return budget !== undefined && budget >= LEAST_BUDGET && budget <= MOST_BUDGET ? budget : undefined;
}

const route = getRouteApi('/topics');

export function useTopicsPlace(): TopicsPlace {
  return route.useSearch();
}

/**
 * Changes a part of the address and leaves the rest.
 *
 * @param isStep Whether the browser can go back to how it was.
 */
export function useChangePlace(): (
  change: { readonly [name in keyof TopicsPlace]?: TopicsPlace[name] | undefined },
  isStep?: boolean,
) => void {
  const navigate = route.useNavigate();
  return (change, isStep = true) =>
    void navigate({ search: (place) => topicsPlaceOf({ ...place, ...change }), replace: !isStep });
}
