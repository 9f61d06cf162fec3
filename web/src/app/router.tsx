import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { bookRoutes } from '../features/book/routes.js';
import { libraryRoutes } from '../features/library/routes.js';
import { operationsRoutes } from '../features/operations/routes.js';
import { searchRoutes } from '../features/search/routes.js';
import { topicsRoutes } from '../features/topics/routes.js';
import { rootRoute } from './root-route.js';

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => redirect({ to: '/library', throw: true }),
});

const tree = rootRoute.addChildren([
  home,
  ...libraryRoutes,
  ...bookRoutes,
  ...searchRoutes,
  ...topicsRoutes,
  ...operationsRoutes,
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/admin',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
