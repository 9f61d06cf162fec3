import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { EMPTY_DATABASE } from '../src/database/embedded/empty-database.js';

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

/** The package does not export its manifest, which lies above what it does export. */
function installedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = readFileSync(new URL('../package.json', `file://${entry}`), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

await makeEmptyDatabase();
