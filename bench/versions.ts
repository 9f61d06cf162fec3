import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Versions pinned in a package.json, by package name. */
export async function pinnedVersions(
  folder: string,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { version, dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly version?: string;
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const pinned = names.map((name) => [name, dependencies[name] ?? 'unknown'] as const);
  return Object.fromEntries(version === undefined ? pinned : [['colophon', version], ...pinned]);
}
