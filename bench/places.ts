import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Benchmarks run as compiled code, from dist/bench. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const COLOPHON = join(ROOT, 'bin', 'colophon.js');
/** Starts in the role given by COLOPHON_ROLE. */
export const SERVER = join(ROOT, 'dist', 'program', 'main.js');
/** A worker with only the queue. */
export const QUEUE_CONSUMER = join(ROOT, 'dist', 'bench', 'queue', 'consumer.js');
export const PRODUCT_FOLDER = ROOT;
export const PEERS_FOLDER = join(ROOT, 'bench', 'peers');
export const LANGCHAIN_FOLDER = join(ROOT, 'bench', 'peers-langchain');
export const LLAMAINDEX_FOLDER = join(ROOT, 'bench', 'peers-llamaindex');
/** The model that contenders of other libraries share, for their scripts. */
export const FINDING_ENGINE = join(ROOT, 'dist', 'bench', 'finding', 'engine.js');
/** Written by `bench/export-models.py`. */
export const MODELS_FOLDER = join(ROOT, 'bench', '.models');
export const HANDBOOK = join(ROOT, 'samples', 'handbook.pdf');
/** Real books beside the checkout; they are not part of the repository. */
const CORPUS_FOLDER = join(ROOT, '..', 'shared', 'corpus');
/** What people asked about these books, a file for each. */
const QUESTIONS_FOLDER = join(ROOT, '..', 'shared', 'eval', 'questions');

/** Path of the questions about a book of the corpus; null if there are none. */
export function questionsFile(book: string): string | null {
  const path = join(QUESTIONS_FOLDER, `${book}.jsonl`);
  return existsSync(path) ? path : null;
}

/** Paths of the real books, sorted by name; empty if there is no corpus. */
export async function corpusBooks(): Promise<string[]> {
  return existsSync(CORPUS_FOLDER) ? booksIn(CORPUS_FOLDER) : [];
}

/** Paths of the PDF files in a folder and in the folders below it, sorted. */
export async function booksIn(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true });
  return paths
    .filter((path) => /\.pdf$/i.test(path))
    .toSorted()
    .map((path) => join(folder, path));
}
