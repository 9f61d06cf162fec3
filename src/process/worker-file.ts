import { fileURLToPath } from 'node:url';

/**
 * Path of a worker script beside the calling module.
 *
 * Threads and child processes run compiled JavaScript. If the caller itself runs from TypeScript (tests), the path
 * points into `dist/`, which `npm test` builds first.
 *
 * @param moduleUrl `import.meta.url` of the caller.
 * @param script    File name relative to the caller, ending in `.js`.
 */
export function workerFile(moduleUrl: string, script: string): string {
  const path = fileURLToPath(new URL(script, moduleUrl));
  return moduleUrl.endsWith('.ts') ? path.replace(/^(.*)([\\/])src[\\/]/, '$1$2dist$2src$2') : path;
}
