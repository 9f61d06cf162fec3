import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import autocannon from 'autocannon';
import { countOption, note, print, runBenchmark } from './command.js';
import { ingestOverHttp } from './measuring/ingest-over-http.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { withOwnServer } from './measuring/own-server.js';
import { percentile } from './measuring/statistics.js';
import { table } from './measuring/table.js';
import { HANDBOOK, corpusBooks, questionsFile } from './places.js';

const USAGE = `Usage: npm run bench:http -- [--seconds N] [--connections N]

Asks a server of its own over HTTP, with the books of the corpus in it (or the handbook): many searches at once, what
the web layer adds to one, and how long health takes while a book is ingested.

  --seconds N       of each load (default: 20)
  --connections N   at once (default: 32)
`;
/** One after the other, for the cost of the web layer. */
const SINGLE_SEARCHES = 200;
const SOME_QUESTIONS = [
  'how do I open a file',
  'write a function',
  'read_csv',
  'list of options',
  'error handling',
];

await runBenchmark({
  usage: USAGE,
  options: { seconds: { type: 'string' }, connections: { type: 'string' }, help: { type: 'boolean' } },
  run: async ({ seconds, connections }) => {
    const load = {
      seconds: countOption('seconds', seconds, 20),
      connections: countOption('connections', connections, 32),
    };
    const corpus = await corpusBooks();
    const [last, ...books] = (corpus.length > 1 ? corpus : [HANDBOOK, HANDBOOK]).toReversed();
    print(machineLine(await describeMachine()));
    // Limits of requests are for clients, and this one is the only one.
    await withOwnServer({ RATE_LIMIT: '0' }, async ({ address }) => {
      for (const book of books) {
        note(`ingesting ${basename(book)}`);
        await ingestOverHttp(address, book);
      }
      print(await chunksLine(address));
      const paths = (await questions(books)).map((query) => `/v1/search?query=${encodeURIComponent(query)}`);
      // Until the library is in memory, and the code that all searches need is compiled.
      note('warming up');
      await webLayer(address, paths);
      note('many searches at once');
      const search = await autocannon({ ...asked(address, load), requests: paths.map(get) });
      note('one search after the other');
      const added = await webLayer(address, paths);
      note('health while a book is ingested');
      const ingesting = ingestOverHttp(address, last!);
      const health = await autocannon({
        ...asked(address, { ...load, connections: 2 }),
        requests: [get('/v1/health')],
      });
      await ingesting;
      print('');
      print(
        table(
          ['', 'requests/s', 'p50 ms', 'p99 ms', 'errors'],
          [row(`search, ${load.connections} at once`, search), row('health beside an ingestion', health)],
        ),
      );
      print(`\nThe web layer adds ${added.toFixed(1)} ms to a search (p50 of ${SINGLE_SEARCHES}).`);
    });
  },
});

function asked(address: string, { seconds, connections }: { seconds: number; connections: number }) {
  return { url: address, duration: seconds, connections };
}

function get(path: string) {
  return { method: 'GET' as const, path };
}

function row(
  name: string,
  { requests, latency, errors, timeouts, non2xx }: Awaited<ReturnType<typeof autocannon>>,
) {
  const wrong = errors + timeouts + non2xx;
  return [name, requests.average.toFixed(0), latency.p50.toFixed(0), latency.p99.toFixed(0), String(wrong)];
}

/** What a client waits besides the time that the search itself says it took. */
async function webLayer(address: string, paths: readonly string[]): Promise<number> {
  const added: number[] = [];
  for (let i = 0; i < SINGLE_SEARCHES; i++) {
    const started = performance.now();
    const answer = await fetch(address + paths[i % paths.length]!);
    const { tookMs } = (await answer.json()) as { tookMs: number };
    added.push(performance.now() - started - tookMs);
  }
  return percentile(added, 0.5);
}

async function chunksLine(address: string): Promise<string> {
  const answer = await fetch(`${address}/v1/statistics`);
  const { documents, chunks } = (await answer.json()) as {
    documents: { total: number };
    chunks: { total: number };
  };
  return `${documents.total} books, ${chunks.total} chunks, embedded database`;
}

async function questions(books: readonly string[]): Promise<readonly string[]> {
  const files = books.map((book) => questionsFile(basename(book, '.pdf'))).filter((path) => path !== null);
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
  const asked = texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { query: string }).query),
  );
  return asked.length > 0 ? asked : SOME_QUESTIONS;
}
