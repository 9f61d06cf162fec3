import { fileURLToPath } from 'node:url';

/** The book that comes with the program: `samples/` beside `src/` and `dist/`. */
export const SAMPLE_BOOK = fileURLToPath(
  // This file runs as src/documents/*.ts (tests) or dist/src/documents/*.js: one level deeper.
  new URL(`${import.meta.url.endsWith('.ts') ? '../..' : '../../..'}/samples/handbook.pdf`, import.meta.url),
);
