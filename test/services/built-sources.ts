import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = join(ROOT, 'src') + sep;

/**
 * Lets the suites of the whole system run the program that `npm run build` made, as users do, instead of its sources:
 * Node loads it in a fraction of the time that compiling it for each suite would take.
 */
export function builtSources(): Plugin {
  return {
    name: 'built-sources',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null;
      const path = resolve(dirname(importer), source);
      // The build leaves out what only tests use.
      if (!path.startsWith(SOURCES) || path.endsWith('.contract.js')) return null;
      return { id: join(ROOT, 'dist', relative(ROOT, path)), external: true };
    },
  };
}
