import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { UserError } from '../src/errors/errors.js';
import { seededRandom } from '../src/evaluation/bootstrap.js';
import { InferenceModule } from '../src/inference/inference.module.js';
import { lettersOf } from '../src/quotes/letters.js';
import { QuotesService } from '../src/quotes/quotes.service.js';
import { LibraryModule } from '../src/roles/library.module.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine } from './measuring/machine.js';
import { corpusBooks } from './places.js';
import { withDatabases } from './postgres.js';
import { madeSentences, shuffled } from './quotes/made-sentences.js';
import { indexAll, readBooks, store, storeCopies } from './quotes/quoted-library.js';
import type { ReadBook } from './quotes/quoted-library.js';
import { quotesReport } from './quotes/report.js';
import type { DrawnResult, MadeResult, ScanResult } from './quotes/report.js';
import { sentencesOf, withoutHyphens } from './quotes/sentences.js';
import type { Sentence } from './quotes/sentences.js';

const USAGE = `Usage: npm run bench:quotes -- [--chunks N] [--drawn N] [--made N] [--seed N] [--json]

Asks where sentences stand: some that are drawn from the pages of the corpus, without their hyphens and line ends, and
some that no book has. The library has four books of the corpus, and copies of them with other words.

  --chunks N   chunks of the library (default: 100000)
  --drawn N    sentences of the books (default: 1000)
  --made N     sentences that no book has (default: 10000)
  --seed N     of all random choices (default: 1)
  --json       all numbers as JSON
`;

const CHUNKS = 100_000;
const DRAWN = 1000;
const MADE = 10_000;
const DATABASE = 'colophon_bench';
/** The last books, by name, are not in the library: they give sentences that it does not have. */
const FOREIGN = 2;
/** The scan of all chunks takes seconds for each. */
const SCANNED = 20;
const MOST_PLACES = 40;

const SCAN = `
  SELECT d.title, c.page_first, c.page_last FROM chunks c JOIN documents d ON d.id = c.document_id
  WHERE strpos(c.text, $1) > 0`;

interface Drawn extends Sentence {
  /** Title of its book. */
  readonly book: string;
}

async function askDrawn(library: INestApplicationContext, drawn: readonly Drawn[]): Promise<DrawnResult> {
  const quotes = library.get(QuotesService);
  const times: number[] = [];
  const missed: string[] = [];
  let [onPage, onPageAlone, exact] = [0, 0, 0];
  for (const { text, pages, book } of drawn) {
    const started = performance.now();
    const { found, places } = await quotes.whereIs(withoutHyphens(text), {
      documents: [],
      limit: MOST_PLACES,
    });
    times.push(performance.now() - started);
    // A copy has the same pages, and the sentence if none of its words was changed.
    const own = places.filter(({ title }) => title === book || title.startsWith(`${book}, copy`));
    const right = own.filter(
      ({ pageFirst, pageLast }) => pageFirst <= pages[0]! && pageLast >= pages.at(-1)!,
    );
    if (found === 'exact') exact += 1;
    if (right.length > 0) onPage += 1;
    else missed.push(text);
    const alone = right.some(
      ({ pageFirst, pageLast }) => pageFirst === pages[0] && pageLast === pages.at(-1),
    );
    if (alone) onPageAlone += 1;
  }
  return { asked: drawn.length, onPage, onPageAlone, exact, times, missed };
}

async function askMade(
  library: INestApplicationContext,
  made: readonly { readonly way: string; readonly text: string }[],
): Promise<MadeResult> {
  const times: number[] = [];
  const found: MadeResult['found'][number][] = [];
  for (const { way, text } of made) {
    const started = performance.now();
    const answer = await library.get(QuotesService).whereIs(text, { documents: [], limit: 1 });
    times.push(performance.now() - started);
    const [place] = answer.places;
    if (place) found.push({ way, text, book: place.text, similarity: place.similarity });
  }
  return { asked: made.length, found, times };
}

async function scan(library: INestApplicationContext, drawn: readonly Drawn[]): Promise<ScanResult> {
  const times: number[] = [];
  let onPage = 0;
  for (const { text, pages, book } of drawn) {
    const started = performance.now();
    const rows = await library
      .get(DataSource)
      .query<{ title: string; page_first: number; page_last: number }[]>(SCAN, [withoutHyphens(text)]);
    times.push(performance.now() - started);
    const isRight = rows.some(
      (row) => row.title === book && row.page_first <= pages[0]! && row.page_last >= pages[0]!,
    );
    if (isRight) onPage += 1;
  }
  return { asked: drawn.length, onPage, times };
}

function wordsOf(books: readonly ReadBook[]): string[] {
  const words = books.flatMap(({ analysis }) =>
    analysis.chunking.chunks.flatMap(({ text }) => text.match(/\p{L}{2,}/gu) ?? []),
  );
  return [...new Set(words)];
}

async function compare(
  library: INestApplicationContext,
  counts: { readonly chunks: number; readonly drawn: number; readonly made: number; readonly seed: number },
) {
  const paths = await corpusBooks();
  if (paths.length <= FOREIGN) {
    throw new UserError('bench.no_corpus', 'There are no books beside the checkout.', { field: 'corpus' });
  }
  const random = seededRandom(counts.seed);
  const books = await readBooks(library, paths);
  const [own, foreign] = [books.slice(0, -FOREIGN), books.slice(-FOREIGN)];
  const sentences: Drawn[] = [];
  for (const book of own) {
    await store(library, book);
    sentences.push(...sentencesOf(book.analysis).map((one) => ({ ...one, book: book.name })));
  }
  const words = wordsOf(own);
  await storeCopies(library, own, counts.chunks, { words, random });
  note('indexing');
  await indexAll(library);
  const drawn = shuffled(sentences, random).slice(0, counts.drawn);
  const made = madeSentences(
    counts.made,
    {
      own: sentences.map(({ text }) => text),
      foreign: foreign.flatMap(({ analysis }) => sentencesOf(analysis).map(({ text }) => text)),
      words,
      random,
    },
    own.map(({ analysis }) => lettersOf(analysis.chunking.chunks.map(({ text }) => text).join('\n')).text),
  );
  note('asking for sentences of the books');
  const ofBooks = await askDrawn(library, drawn);
  note('asking for made sentences');
  const ofNone = await askMade(library, made);
  note('scanning');
  const scanned = await scan(library, drawn.slice(0, SCANNED));
  return quotesReport(ofBooks, ofNone, scanned, { ...counts, machine: await describeMachine() });
}

await runBenchmark({
  usage: USAGE,
  options: {
    chunks: { type: 'string' },
    drawn: { type: 'string' },
    made: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ chunks, drawn, made, seed, json }) {
    const counts = {
      chunks: countOption('chunks', chunks, CHUNKS),
      drawn: countOption('drawn', drawn, DRAWN),
      made: countOption('made', made, MADE),
      seed: countOption('seed', seed, 1),
    };
    await withDatabases([DATABASE], async (url) => {
      const environment = { DATABASE_URL: url, STAGE_TIMEOUT: '3600' };
      const inference = InferenceModule.withoutExecutor();
      const library = await NestFactory.createApplicationContext(
        LibraryModule.forRoot(environment, { attach: 'never', command: 'bench' }, 'optional', inference),
        { logger: false, abortOnError: false },
      );
      try {
        const report = await compare(library, counts);
        print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
      } finally {
        await library.close();
      }
    });
  },
});
