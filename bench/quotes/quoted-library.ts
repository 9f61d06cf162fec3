import { createHash, randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BookAnalysis } from '../../src/chunking/analysis.js';
import type { Chunk } from '../../src/chunking/chunk.js';
import { ChunkingService } from '../../src/chunking/chunking.service.js';
import { ContentRepository } from '../../src/content/content.repository.js';
import { uncorrectedChunk, uncorrectedSection } from '../../src/content/stored-chunk.js';
import { LexicalIndexing } from '../../src/lexical/lexical-indexing.js';
import { note } from '../command.js';
import { pick } from './made-sentences.js';

/** A book of the corpus as the product reads it. */
export interface ReadBook {
  readonly name: string;
  readonly analysis: BookAnalysis;
}

/** Share of the words that differ in a copy: as many as between two editions, so that its terms are as rare. */
const CHANGED_SHARE = 0.15;
const LAST_PAGE = 100_000;

const ADD_DOCUMENT = `
  INSERT INTO documents (sha256, title, file_name, byte_length, status, page_count)
  VALUES ($1, $2, $3, 0, 'completed', $4) RETURNING id`;

export async function readBooks(
  library: INestApplicationContext,
  paths: readonly string[],
): Promise<ReadBook[]> {
  const books: ReadBook[] = [];
  for (const path of paths) {
    note(`reading ${path}`);
    const pages = { first: 1, last: LAST_PAGE };
    const analysis = await library.get(ChunkingService).analyse(path, { pages });
    books.push({ name: basename(path, '.pdf'), analysis });
  }
  return books;
}

/** Stores a book without vectors. */
export async function store(
  library: INestApplicationContext,
  { name, analysis }: ReadBook,
  chunks: readonly Chunk[] = analysis.chunking.chunks,
): Promise<void> {
  const content = library.get(ContentRepository, { strict: false });
  const runId = randomUUID();
  await library.get(DataSource).transaction(async (manager) => {
    const [added] = await manager.query<{ id: string }[]>(ADD_DOCUMENT, [
      runId,
      name,
      `${name}.pdf`,
      analysis.pageCount,
    ]);
    const { id } = added!;
    const sections = analysis.contents.sections.map(uncorrectedSection);
    await content.insert(id, runId, sections, chunks.map(uncorrectedChunk), manager);
    await content.publish(id, runId, manager);
  });
}

/** Fills the library with copies of the books in which some words are others. */
export async function storeCopies(
  library: INestApplicationContext,
  books: readonly ReadBook[],
  chunks: number,
  { words, random }: { readonly words: readonly string[]; readonly random: () => number },
): Promise<void> {
  let stored = books.reduce((sum, { analysis }) => sum + analysis.chunking.chunks.length, 0);
  for (let copy = 1; stored < chunks; copy++) {
    for (const book of books) {
      const changed = book.analysis.chunking.chunks
        .slice(0, Math.max(0, chunks - stored))
        .map((chunk) => withOtherWords(chunk, words, random));
      if (changed.length === 0) return;
      await store(library, { ...book, name: `${book.name}, copy ${copy}` }, changed);
      stored += changed.length;
    }
    note(`${stored} chunks are stored`);
  }
}

/** Makes all books searchable by words. */
export async function indexAll(library: INestApplicationContext): Promise<void> {
  await library.get(LexicalIndexing, { strict: false }).catchUp();
  await library.get(DataSource).query('VACUUM ANALYZE');
}

function withOtherWords(chunk: Chunk, words: readonly string[], random: () => number): Chunk {
  const text = chunk.text.replace(/\p{L}{3,}/gu, (word) =>
    random() < CHANGED_SHARE ? pick(words, random) : word,
  );
  const contentHash = createHash('sha256').update(text).digest('hex');
  return { ...chunk, text, parts: [], contentHash, embedHash: contentHash };
}
