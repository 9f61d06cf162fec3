import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { DEPTH, judge, meanOf } from '../../src/evaluation/metrics.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { LibraryModule } from '../../src/roles/library.module.js';
import { LEGS } from '../../src/search/fuse.js';
import type { Leg } from '../../src/search/fuse.js';
import { SearchService } from '../../src/search/search.service.js';
import type { AskedBook } from './asked-book.js';
import { kindsOf } from './measure.js';
import type { Question } from './question.js';
import { answerOf, foundIn } from './ranking.js';
import type { Answer } from './ranking.js';
import type { ContenderResult } from './report.js';

const COUNT = 'SELECT count(*)::int AS chunks FROM chunks WHERE document_id = $1 AND published';

/** A book in the library. */
interface Stored {
  readonly book: AskedBook;
  readonly documentId: string;
  readonly chunks: number;
}

/** The search that readers get, on the embedded database: fused, and each leg alone. Its results are passages. */
export async function measureProduct(
  books: readonly AskedBook[],
  note: (text: string) => void,
): Promise<ContenderResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
  try {
    const library = await NestFactory.createApplicationContext(
      LibraryModule.forRoot({ COLOPHON_DATA_DIR: folder }, { attach: 'never', command: 'a measurement' }),
      { logger: false, abortOnError: false },
    );
    try {
      note('ingesting the books');
      const stored: Stored[] = [];
      for (const book of books) stored.push(await store(library, book));
      const results: ContenderResult[] = [];
      for (const leg of LEGS) {
        note(`the search of the library, ${leg}`);
        results.push(await measureLeg(library.get(SearchService), stored, leg));
      }
      return results;
    } finally {
      await library.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function store(library: INestApplicationContext, book: AskedBook): Promise<Stored> {
  const { document } = await library.get(DocumentsService).addPath(book.path);
  await library.get(IngestionService).ingest(document.id, false);
  const [row] = await library.get(DataSource).query<{ chunks: number }[]>(COUNT, [document.id]);
  return { book, documentId: document.id, chunks: row!.chunks };
}

async function measureLeg(
  search: SearchService,
  stored: readonly Stored[],
  leg: Leg,
): Promise<ContenderResult> {
  const lengths: number[] = [];
  const ask = async (one: Stored, questions: readonly Question[], everywhere: boolean): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (const question of questions) {
      const documents = everywhere ? [] : [one.documentId];
      const { results } = await search.search(question.text, { documents, limit: DEPTH, leg });
      const ranked = results.map(({ text, pageFirst, pageLast, documentId }) => {
        return { length: text.length, pageFirst, pageLast, isOwn: documentId === one.documentId };
      });
      lengths.push(...ranked.map(({ length }) => length));
      const judged = judge(
        question.pages,
        ranked.map((result) => (result.isOwn ? result : null)),
      );
      answers.push(answerOf(question, judged, ranked));
    }
    return answers;
  };
  const indexed = stored.filter(({ book }) => book.terms.length > 0);
  const terms: Answer[][] = [];
  for (const one of indexed) terms.push(await ask(one, one.book.terms, false));
  const people: Answer[] = [];
  for (const one of stored) people.push(...(await ask(one, one.book.people, false)));
  const characters = meanOf(lengths);
  const together: Answer[] = [];
  // Of the whole library, only what readers get: each leg alone would take another minute.
  if (leg === 'fused') for (const one of indexed) together.push(...(await ask(one, one.book.terms, true)));
  return {
    name: `Colophon's search, ${leg}`,
    all: foundIn(terms.flat()),
    together: together.length > 0 ? foundIn(together) : null,
    books: indexed.map(({ book, chunks }, i) => {
      return { book: book.name, ...foundIn(terms[i]!), passages: chunks, characters };
    }),
    people: { all: foundIn(people), kinds: kindsOf(people) },
  };
}
