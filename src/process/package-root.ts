import { existsSync } from 'node:fs';

/** Folder of the program's manifest, with a slash at its end: sources and built files lie at different depths below it. */
export const PACKAGE_ROOT = packageRoot();

function packageRoot(): URL {
  let folder = new URL('../', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) folder = new URL('../', folder);
  return folder;
}
