import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';
import { topicsPlaceOf } from './topics-place.js';

export const topicsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/topics',
    validateSearch: topicsPlaceOf,
    component: lazyRouteComponent(() => import('./topics-view.js'), 'TopicsView'),
  }),
] as const;
