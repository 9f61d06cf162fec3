import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { strictest } from '../src/analysis/strictest-model.js';
import { chunkBook } from '../src/chunking/chunk-book.js';
import { limitsFor } from '../src/chunking/token-limits.js';
import { readBook } from '../src/pdf/read-book.js';
import { buildContents } from '../src/structure/build-contents.js';
import { note, print, runBenchmark } from './command.js';
import { listingsOf, parsePython } from './fidelity/listings.js';
import { misplacedChunks } from './fidelity/pages.js';
import { referenceWords } from './fidelity/reference.js';
import { compareWords } from './fidelity/words.js';
import { table } from './measuring/table.js';
import { HANDBOOK, PRODUCT_FOLDER, corpusBooks } from './places.js';

const USAGE = `Usage: npm run bench:fidelity -- [--book PDF] [--order raw|page] [--json]

Measures how much of a book reaches its chunks: words against poppler, listings against Python's parser, pages.

  --book PDF   one book (default: all of the corpus, or the sample handbook where there is no corpus)
  --order O    reading order of the reference: raw, as the PDF draws (default), or page, as poppler guesses
  --json       all numbers as JSON, with the words that are missing or too many
`;

const MODEL = join(PRODUCT_FOLDER, 'models', 'all-MiniLM-L6-v2', 'tokenizer.json');
const MAX_TOKENS = 256;

async function measure(path: string, order: 'raw' | 'page') {
  const book = await readBook(await readFile(path), { heapMegabytes: 512, pageSeconds: 30 });
  const contents = buildContents(book, { withoutContents: 'synthesise' });
  const { maxTokens, countTokens } = await strictest([
    { tokenizerPath: MODEL, maxTokens: MAX_TOKENS, prefix: '' },
  ]);
  const chunking = chunkBook(book, contents, { limits: limitsFor(maxTokens), countTokens });
  const words = compareWords(await referenceWords(path, order), chunking);
  const listings = await parsePython(listingsOf(book, contents));
  return {
    book: basename(path, '.pdf'),
    chunks: chunking.chunks.length,
    words,
    listings: listings.length,
    unparsed: listings.filter(({ problem }) => problem !== null),
    misplaced: misplacedChunks(book, chunking.chunks).map(({ ordinal, pageFirst, pageLast, text }) => ({ ordinal, pageFirst, pageLast, text })),
    longest: Math.max(...chunking.chunks.map(({ tokens }) => tokens)),
    dropped: chunking.dropped,
  };
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(2));

await runBenchmark({
  usage: USAGE,
  options: {
    book: { type: 'string' },
    order: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ book, order, json }) {
    const corpus = await corpusBooks();
    const books = book ? [book] : corpus.length > 0 ? corpus : [HANDBOOK];
    const measured = [];
    for (const path of books) {
      note(basename(path));
      measured.push(await measure(path, order === 'page' ? 'page' : 'raw'));
    }
    if (json) {
      print(JSON.stringify(measured, null, 2));
      return;
    }
    print(
      table(
        ['book', 'chunks', 'words', 'in order %', 'found %', 'furniture %', 'unknown %', 'listings', 'parse %', 'wrong page', 'longest'],
        measured.map(({ book: name, chunks, words, listings, unparsed, misplaced, longest }) => [
          name,
          String(chunks),
          String(words.body),
          percent(words.inOrder, words.body),
          percent(words.inOrder + words.moved, words.body),
          percent(words.furniture, words.chunkWords),
          percent(words.unknown, words.chunkWords),
          String(listings),
          percent(listings - unparsed.length, listings),
          String(misplaced.length),
          String(longest),
        ]),
      ),
    );
  },
});
