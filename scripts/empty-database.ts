import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { EMPTY_DATABASE } from '../src/database/embedded/empty-database.js';
import { PACKAGE_ROOT } from '../src/process/package-root.js';

/** Which version of the database the file is of, so that a build makes it anew only after an upgrade. */
const VERSION_FILE = `${EMPTY_DATABASE}.version`;

/** Makes the file from which a new library gets its database. */
async function makeEmptyDatabase(): Promise<void> {
  const version = installedVersion();
  if (existsSync(EMPTY_DATABASE) && existsSync(VERSION_FILE)) {
    if (readFileSync(VERSION_FILE, 'utf8') === version) return;
  }
  const database = await PGlite.create();
  await database.exec('CHECKPOINT');
  const archive = await database.dumpDataDir('gzip');
  await database.close();
  mkdirSync(dirname(EMPTY_DATABASE), { recursive: true });
  writeFileSync(EMPTY_DATABASE, Buffer.from(await archive.arrayBuffer()));
  writeFileSync(VERSION_FILE, version);
}

function installedVersion(): string {
  // By its path, because the package does not export it.
  const manifest = readFileSync(
    new URL('node_modules/@electric-sql/pglite/package.json', PACKAGE_ROOT),
    'utf8',
  );
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

await makeEmptyDatabase();
