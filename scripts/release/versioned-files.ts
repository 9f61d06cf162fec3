import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releasedChangelog } from './changelog.js';

interface Manifest {
  version: string;
}
interface Lock extends Manifest {
  packages: { '': Manifest };
}

/** Everything that a release changes. */
export const VERSIONED_FILES = ['package.json', 'package-lock.json', 'openapi.json', 'CHANGELOG.md'] as const;

export function currentVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest).version;
}

/** The texts of all files as they are in the release. @throws {ReleaseError} */
export function versionedFiles(
  root: string,
  version: string,
  day: string,
): ReadonlyMap<(typeof VERSIONED_FILES)[number], string> {
  const text = (name: string) => readFileSync(join(root, name), 'utf8');
  const json = <T>(name: string, change: (content: T) => void) => {
    const content = JSON.parse(text(name)) as T;
    change(content);
    return `${JSON.stringify(content, null, 2)}\n`;
  };
  return new Map([
    ['package.json', json<Manifest>('package.json', (manifest) => (manifest.version = version))],
    [
      'package-lock.json',
      json<Lock>('package-lock.json', (lock) => (lock.version = lock.packages[''].version = version)),
    ],
    ['openapi.json', json<{ info: Manifest }>('openapi.json', ({ info }) => (info.version = version))],
    ['CHANGELOG.md', releasedChangelog(text('CHANGELOG.md'), version, day)],
  ]);
}

export function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) writeFileSync(join(root, name), text);
}
