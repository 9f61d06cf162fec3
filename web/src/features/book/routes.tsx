import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';

export const bookRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/books/$documentId',
    component: lazyRouteComponent(() => import('./book-view.js'), 'BookView'),
  }),
] as const;
