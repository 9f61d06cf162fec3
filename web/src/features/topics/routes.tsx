import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';

export const topicsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/topics',
    component: lazyRouteComponent(() => import('./topics-view.js'), 'TopicsView'),
  }),
] as const;
