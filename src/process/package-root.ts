import { existsSync } from 'node:fs';

/** Folder of the program's manifest, with a slash at its end: sources and built files lie at different depths below it. */
export const PACKAGE_ROOT = packageRoot(new URL('../', import.meta.url));

function packageRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const above = new URL('../', folder);
  if (above.href === folder.href) throw new Error(`No folder above ${import.meta.url} has a package.json.`);
  return packageRoot(above);
}
