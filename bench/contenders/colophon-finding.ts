import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DEPTH, meanOf } from '../../src/evaluation/metrics.js';
import { LibraryModule } from '../../src/roles/library.module.js';
import { SearchService } from '../../src/search/search.service.js';
import type { FindingRun, FindingTask } from '../finding/task.js';
import { runScript } from '../measuring/run-process.js';
import { COLOPHON } from '../places.js';

/** Takes the books in by the command line, and asks the search that readers get. */
export async function findWithColophon({ books, databaseUrl }: FindingTask): Promise<FindingRun> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
  const environment = {
    DATABASE_URL: databaseUrl,
    COLOPHON_DATA_DIR: folder,
    EMBEDDING_WORKERS: String(availableParallelism()),
  };
  try {
    const paths = books.map(({ path }) => path);
    const ingested = await runScript(COLOPHON, ['ingest', ...paths, '--json'], environment);
    const { documents } = JSON.parse(ingested.stdout) as {
      documents: { id: string; chunks: { total: number } }[];
    };
    const library = await NestFactory.createApplicationContext(
      LibraryModule.forRoot(environment, { attach: 'never', command: 'bench' }, 'optional'),
      { logger: false, abortOnError: false },
    );
    try {
      const answers = [];
      const lengths: number[] = [];
      for (const [i, { questions }] of books.entries()) {
        const ofBook = [];
        for (const question of questions) {
          const request = { documents: [documents[i]!.id], limit: DEPTH };
          const { results } = await library.get(SearchService).search(question, request);
          lengths.push(...results.map(({ text }) => text.length));
          ofBook.push(results.map(({ pageFirst, pageLast }) => ({ pageFirst, pageLast })));
        }
        answers.push(ofBook);
      }
      return {
        ingestSeconds: ingested.wallSeconds,
        peakRssBytes: ingested.peakRssBytes,
        chunks: documents.reduce((sum, { chunks }) => sum + chunks.total, 0),
        characters: meanOf(lengths),
        answers,
      };
    } finally {
      await library.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
