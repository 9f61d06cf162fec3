import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Benchmarks run compiled, from dist/bench. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const COLOPHON = join(ROOT, 'bin', 'colophon.js');
/** Started in the role that COLOPHON_ROLE names. */
export const SERVER = join(ROOT, 'dist', 'src', 'main.js');
/** A worker of the queue alone. */
export const QUEUE_CONSUMER = join(ROOT, 'dist', 'bench', 'queue', 'consumer.js');
export const PRODUCT_FOLDER = ROOT;
export const PEERS_FOLDER = join(ROOT, 'bench', 'peers');
export const LANGCHAIN_FOLDER = join(ROOT, 'bench', 'peers-langchain');
/** Written by `bench/export-models.py`. */
export const MODELS_FOLDER = join(ROOT, 'bench', '.models');
export const HANDBOOK = join(ROOT, 'samples', 'handbook.pdf');
/** Real books beside the checkout; they are no part of it. */
const CORPUS_FOLDER = join(ROOT, '..', 'shared', 'corpus');

/** Paths of the real books, in the order of their names; none where there is no corpus. */
export async function corpusBooks(): Promise<string[]> {
  if (!existsSync(CORPUS_FOLDER)) return [];
  const names = await readdir(CORPUS_FOLDER);
  return names
    .filter((name) => name.endsWith('.pdf'))
    .toSorted()
    .map((name) => join(CORPUS_FOLDER, name));
}
