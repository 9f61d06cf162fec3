import { evenly } from '../measuring/evenly.js';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError, messageOf } from '../../src/errors/errors.js';
import { runScript } from '../measuring/run-process.js';
import { COLOPHON } from '../places.js';

export interface SampleTexts {
  readonly texts: readonly string[];
  /** File names of the books or of the text file. */
  readonly sources: readonly string[];
}

/** @throws {UserError} `bench.not_texts` if the file cannot be read or is not a JSON array of texts. */
export async function readTexts(file: string): Promise<SampleTexts> {
  const parsed = await readJson(file);
  if (!Array.isArray(parsed) || !parsed.every((text) => typeof text === 'string')) {
    throw new UserError('bench.not_texts', `${file} is not a JSON array of texts.`, { field: 'texts' });
  }
  return { texts: parsed, sources: [basename(file)] };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new UserError('bench.not_texts', `${file} cannot be read as JSON: ${messageOf(cause)}`, {
      field: 'texts',
      cause,
    });
  }
}

/** The texts that Colophon embeds for the chunks of books, in reading order, one book after another. */
export async function chunksOf(books: readonly string[]): Promise<SampleTexts> {
  const texts: string[] = [];
  for (const book of books) {
    const { stdout } = await runScript(COLOPHON, ['inspect', 'chunks', book, '--json']);
    const { chunks } = JSON.parse(stdout) as { readonly chunks: readonly { readonly embedText: string }[] };
    texts.push(...chunks.map((chunk) => chunk.embedText));
  }
  return { texts, sources: books.map((book) => basename(book)) };
}

/** At most `count` of the texts that are not empty, so that every book and every part of it is represented. */
export function sampleOf(texts: readonly string[], count: number): readonly string[] {
  return evenly(
    texts.filter((text) => text.trim() !== ''),
    count,
  );
}
