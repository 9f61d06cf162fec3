import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';
import { librarySearchOf } from './library-search.js';

export const libraryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/library',
    validateSearch: librarySearchOf,
    component: lazyRouteComponent(() => import('./library-view.js'), 'LibraryView'),
  }),
] as const;
