import { readFileSync } from 'node:fs';

/** Version of the program; compiled files are in `dist/src/roles/`. */
export function packageVersion(): string {
  const manifest = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
