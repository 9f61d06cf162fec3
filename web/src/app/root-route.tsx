import { createRootRoute } from '@tanstack/react-router';
import { NotFound, ViewProblem } from './view-problem.js';
import { Shell } from './shell.js';

/** The parent of every view. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ViewProblem,
});
