import { fileURLToPath } from 'node:url';

/** The taxonomy of programming that comes with the program: `topics/` beside `src/` and `dist/`. */
export const STARTER_TAXONOMY = fileURLToPath(
  // This file runs as src/topics/file/*.ts (tests) or dist/src/topics/file/*.js: one level deeper.
  new URL(
    `${import.meta.url.endsWith('.ts') ? '../../..' : '../../../..'}/topics/programming.yaml`,
    import.meta.url,
  ),
);
