import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';

export const libraryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/library',
    component: lazyRouteComponent(() => import('./library-view.js'), 'LibraryView'),
  }),
] as const;
