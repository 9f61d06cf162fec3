import { DEFAULT_MODEL } from '../src/models/model-store.js';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine } from './measuring/machine.js';
import { corpusBooks } from './places.js';
import { contenders } from './retrieval/contenders.js';
import { Encoding } from './retrieval/encoding.js';
import { LEAST_TERMS, readAskedBook } from './retrieval/asked-book.js';
import type { AskedBook } from './retrieval/asked-book.js';
import { measure } from './retrieval/measure.js';
import { measureProduct } from './retrieval/product.js';
import { retrievalReport } from './retrieval/report.js';
import type { ContenderResult } from './retrieval/report.js';

const USAGE = `Usage: npm run bench:retrieval -- [--books PDF ...] [--questions N] [--variants] [--json]

Asks each book the terms of its own index and counts how often a chunk from one of the term's pages comes back, with
Colophon's chunks and with chunks of a fixed size, both embedded by the bundled model. Then asks what people asked about
the books, if the questions are beside the corpus. Last, the search that readers get, by words and vectors together.

  --books PDF    book with an index, may be repeated (default: those of the corpus that have one)
  --questions N  terms of a book at most, at equal distances (default: 400)
  --variants     other chunk sizes and other text before the chunks, too
  --json         all numbers as JSON
`;

const QUESTIONS = 400;

async function askedBooks(paths: readonly string[], most: number): Promise<AskedBook[]> {
  const books: AskedBook[] = [];
  for (const path of paths) {
    const book = await readAskedBook(path, most);
    if (book.terms.length === 0) note(`not asked for terms: ${path} has no index of ${LEAST_TERMS} terms`);
    if (book.terms.length > 0 || book.people.length > 0) books.push(book);
  }
  if (books.every(({ terms }) => terms.length === 0)) {
    throw new UserError('bench.no_index', 'None of the books has an index to ask.', { field: 'books' });
  }
  return books;
}

await runBenchmark({
  usage: USAGE,
  options: {
    books: { type: 'string', multiple: true },
    questions: { type: 'string' },
    variants: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ books: given, questions, variants, json }) {
    const books = await askedBooks(
      given ?? (await corpusBooks()),
      countOption('questions', questions, QUESTIONS),
    );
    const encoding = await Encoding.open(DEFAULT_MODEL);
    try {
      const results: ContenderResult[] = [];
      for (const cutter of contenders(encoding, variants ?? false)) {
        note(cutter.name);
        results.push(await measure(cutter, books, encoding));
      }
      results.push(...(await measureProduct(books, note)));
      const report = retrievalReport(results, { machine: await describeMachine(), model: DEFAULT_MODEL });
      print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
    } finally {
      await encoding.close();
    }
  },
});
