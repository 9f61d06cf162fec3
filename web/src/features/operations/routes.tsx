import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';
import { operationsSearch } from './search.js';

export const operationsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations',
    beforeLoad: () => {
      // The router navigates by what is thrown.
      // oxlint-disable-next-line typescript/only-throw-error
      throw redirect({ to: '/operations/$part', params: { part: 'overview' } });
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/$part',
    validateSearch: operationsSearch,
    component: lazyRouteComponent(() => import('./operations-view.js'), 'OperationsView'),
  }),
] as const;
