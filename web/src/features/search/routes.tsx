import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';
import { searchPlaceOf } from './search-place.js';

export const searchRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/search',
    validateSearch: searchPlaceOf,
    component: lazyRouteComponent(() => import('./search-view.js'), 'SearchView'),
  }),
] as const;
