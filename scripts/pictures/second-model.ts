import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MANIFEST_FILE, formatManifest, parseManifest, revisionOf } from '../../src/models/model-manifest.js';

const BUNDLED = fileURLToPath(new URL('../../../models/all-MiniLM-L6-v2', import.meta.url));

/** Key of the second model. */
export const SECOND_MODEL = 'MiniLM-with-prefix';

/** The model that comes with the program, but with a sentence before each question, as some models want it. */
const PREFIXES = { query: 'Represent this sentence for searching relevant passages: ', passage: '' };

/** Makes a second model in a folder of models, so that there is one to compare with. */
export async function makeSecondModel(models: string): Promise<void> {
  const folder = join(models, SECOND_MODEL);
  await mkdir(folder, { recursive: true });
  const path = join(BUNDLED, MANIFEST_FILE);
  const bundled = parseManifest(await readFile(path, 'utf8'), path, 'Fetch the repository again.');
  for (const { name } of bundled.files) await copyFile(join(BUNDLED, name), join(folder, name));
  const revision = revisionOf(bundled.files, PREFIXES);
  const made = { ...bundled, key: SECOND_MODEL, prefixes: PREFIXES, revision };
  await writeFile(join(folder, MANIFEST_FILE), formatManifest(made));
}
