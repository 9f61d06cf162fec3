import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';

export const operationsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations',
    component: lazyRouteComponent(() => import('./operations-view.js'), 'OperationsView'),
  }),
] as const;
