import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';
import { operationsSearch } from './search.js';

export const operationsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations',
    beforeLoad: () => redirect({ to: '/operations/$part', params: { part: 'overview' }, throw: true }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/$part',
    validateSearch: operationsSearch,
    component: lazyRouteComponent(() => import('./operations-view.js'), 'OperationsView'),
  }),
] as const;
