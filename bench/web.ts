import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../src/documents/documents.service.js';
import { UserError } from '../src/errors/errors.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { startServer } from '../src/roles/start-server.js';
import { writeSectionsBook } from '../test/services/books.js';
import { missingBrowser, startBrowser } from '../test/services/browser.js';
import { addDocuments } from '../test/services/many-documents.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { spreadOf } from './measuring/statistics.js';
import { table } from './measuring/table.js';
import {
  bookHeap,
  firstLoad,
  firstView,
  libraryPaints,
  pageJumps,
  pageTurns,
  scrollTask,
  searchPaints,
} from './web/measures.js';
import type { Subject } from './web/measures.js';

const USAGE = `Usage: npm run bench:web -- [--rounds N] [--documents N] [--pages N]

Looks at the admin page of a server of its own with Chromium: how much it loads, how soon it shows and answers, and how
much memory it takes, with many documents and a long book.

  --rounds N      of each measurement (default: 5)
  --documents N   in the library (default: 10000)
  --pages N       of the book (default: 1000)
`;

interface Measurement {
  readonly name: string;
  readonly unit: string;
  /** What the page is to keep to. */
  readonly most: number;
  readonly take: (subject: Subject, round: number) => Promise<number | readonly number[]>;
}

const MEASUREMENTS: readonly Measurement[] = [
  { name: 'first load of script, gzip', unit: 'kB', most: 250, take: firstLoad },
  { name: 'first view', unit: 'ms', most: 1000, take: firstView },
  { name: 'next page to its picture', unit: 'ms', most: 150, take: pageTurns },
  { name: 'far page to its picture', unit: 'ms', most: 150, take: pageJumps },
  { name: 'interaction to paint, search', unit: 'ms', most: 100, take: searchPaints },
  { name: 'interaction to paint, library', unit: 'ms', most: 100, take: libraryPaints },
  { name: 'longest task while scrolling', unit: 'ms', most: 50, take: scrollTask },
  { name: 'heap with the book', unit: 'MB', most: 150, take: bookHeap },
];

/** Runs work with the admin page of a server in this process; all is gone afterwards. */
async function withSubject(
  documents: number,
  pages: number,
  work: (subject: Subject) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-web-'));
  const environment = {
    COLOPHON_DATA_DIR: join(folder, 'library'),
    PORT: '0',
    LOG_LEVEL: 'error',
    RATE_LIMIT: '0',
  };
  const app = await startServer('127.0.0.1', environment);
  try {
    note(`reading a book of ${pages} pages`);
    const path = await writeSectionsBook(join(folder, 'long.pdf'), pages);
    const { document } = await app.get(DocumentsService).addPath(path);
    await app.get(IngestionService).ingest(document.id, false);
    await addDocuments(app.get(DataSource), documents - 1);
    const browser = await startBrowser();
    try {
      await work({ browser, origin: await app.getUrl(), documents, book: document.id, pages });
    } finally {
      await browser.close();
    }
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    rounds: { type: 'string' },
    documents: { type: 'string' },
    pages: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(given) {
    const missing = missingBrowser();
    if (missing !== null) throw new UserError('bench.no_browser', `There is no browser: ${missing}.`);
    const rounds = countOption('rounds', given.rounds, 5);
    const documents = countOption('documents', given.documents, 10_000);
    const pages = countOption('pages', given.pages, 1000);
    print(machineLine(await describeMachine()));
    await withSubject(documents, pages, async (subject) => {
      const rows: string[][] = [];
      for (const { name, unit, most, take } of MEASUREMENTS) {
        note(name);
        const values: number[] = [];
        for (let round = 0; round < rounds; round += 1) values.push(...[await take(subject, round)].flat());
        const { median, max } = spreadOf(values);
        rows.push([
          `${name}, ${unit}`,
          median.toFixed(0),
          max.toFixed(0),
          String(most),
          String(values.length),
        ]);
      }
      print(`${documents} documents, a book of ${pages} pages, ${rounds} rounds\n`);
      print(table(['name', 'median', 'worst', 'at most', 'values'], rows));
    });
  },
});
