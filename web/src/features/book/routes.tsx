import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countOf, textOf } from '../../app/address.js';
import { rootRoute } from '../../app/root-route.js';

/** What a link to a place of a book says. */
export interface BookPlace {
  readonly page?: number | undefined;
  readonly chunk?: string | undefined;
  readonly mark?: string | undefined;
}

export const bookRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/books/$documentId',
    validateSearch: ({ page, chunk, mark }: Record<string, unknown>): BookPlace => ({
      page: countOf(page),
      chunk: textOf(chunk),
      mark: textOf(mark),
    }),
    component: lazyRouteComponent(() => import('./book-view.js'), 'BookView'),
  }),
] as const;
