import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';
import { bookSearchOf } from './book-search.js';

export const bookRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/books/$documentId',
    validateSearch: bookSearchOf,
    component: lazyRouteComponent(() => import('./book-view.js'), 'BookView'),
  }),
] as const;
