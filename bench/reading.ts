import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { readWithColophon, readWithPdfJs } from './contenders/reading.js';
import { measureInTurn } from './measuring/in-turn.js';
import { describeMachine } from './measuring/machine.js';
import { HANDBOOK, PEERS_FOLDER, PRODUCT_FOLDER, corpusBooks } from './places.js';
import { makeLongBook } from './reading/long-book.js';
import { ONE_THREAD, PDFJS_WITH_FONTS, TWO_THREADS, readingReport } from './reading/report.js';
import type { MeasuredBook } from './reading/report.js';
import { pinnedVersions } from './versions.js';

const USAGE = `Usage: npm run bench:reading -- [--book PDF] [--pages N] [--rounds N] [--json]

Reads books into positioned text with fonts, with one thread and two of Colophon and with pdf.js in turn: a real book
and a made one of many pages of ordinary text.

  --book PDF   the real book (default: biopython.pdf of the corpus, or the sample handbook where there is no corpus)
  --pages N    pages of the made book (default: 1200)
  --rounds N   how often each is measured (default: 3)
  --json       all numbers as JSON
`;

const ROUNDS = 3;
const PAGES = 1200;
const DEFAULT_BOOK = 'biopython.pdf';

function requirePeers(): void {
  if (existsSync(join(PEERS_FOLDER, 'node_modules', 'pdfjs-dist'))) return;
  throw new UserError('bench.no_peers', 'pdf.js is not installed.', {
    hint: 'Run npm ci in the folder bench/peers.',
  });
}

async function measureBook(book: string, rounds: number): Promise<MeasuredBook> {
  const contenders = [
    { name: ONE_THREAD, measure: () => readWithColophon({ book }, 1) },
    { name: TWO_THREADS, measure: () => readWithColophon({ book }, 2) },
    { name: PDFJS_WITH_FONTS, measure: () => readWithPdfJs({ book }, true) },
    { name: 'pdf.js, without', measure: () => readWithPdfJs({ book }, false) },
  ];
  const measured = await measureInTurn(contenders, rounds, (name, round) =>
    note(`${basename(book)}, round ${round} of ${rounds}: ${name}`),
  );
  return { book: basename(book), measured };
}

await runBenchmark({
  usage: USAGE,
  options: {
    book: { type: 'string' },
    pages: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run(values) {
    const rounds = countOption('rounds', values.rounds, ROUNDS);
    const pages = countOption('pages', values.pages, PAGES);
    requirePeers();
    const realBook =
      values.book ?? (await corpusBooks()).find((path) => basename(path) === DEFAULT_BOOK) ?? HANDBOOK;
    const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
    try {
      const longBook = join(folder, 'made.pdf');
      await writeFile(longBook, makeLongBook(pages));
      const books = [await measureBook(realBook, rounds), await measureBook(longBook, rounds)];
      const versions = {
        ...(await pinnedVersions(PRODUCT_FOLDER, ['@embedpdf/pdfium'])),
        ...(await pinnedVersions(PEERS_FOLDER, ['pdfjs-dist'])),
      };
      const { numbers, text } = readingReport(books, { machine: await describeMachine(), versions, rounds });
      print(values.json ? JSON.stringify(numbers, null, 2) : text);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
