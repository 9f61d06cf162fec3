import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from './package-root.js';

/** The version of the program. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
