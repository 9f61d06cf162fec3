import { DEFAULT_MODEL } from '../src/models/model-store.js';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine } from './measuring/machine.js';
import { corpusBooks } from './places.js';
import { contenders } from './retrieval/contenders.js';
import { Encoding } from './retrieval/encoding.js';
import { readIndexedBook } from './retrieval/indexed-book.js';
import type { IndexedBook } from './retrieval/indexed-book.js';
import { measure } from './retrieval/measure.js';
import { retrievalReport } from './retrieval/report.js';
import type { ContenderResult } from './retrieval/report.js';

const USAGE = `Usage: npm run bench:retrieval -- [--books PDF ...] [--questions N] [--variants] [--json]

Asks each book the terms of its own index and counts how often a chunk from one of the term's pages comes back, with
Colophon's chunks and with chunks of a fixed size, both embedded by the bundled model.

  --books PDF    book with an index, may be repeated (default: those of the corpus that have one)
  --questions N  terms of a book at most, at equal distances (default: 400)
  --variants     other chunk sizes and other text before the chunks, too
  --json         all numbers as JSON
`;

const QUESTIONS = 400;
/** With fewer questions the result means nothing: one more hit would be three points. */
const LEAST_QUESTIONS = 30;

async function indexedBooks(paths: readonly string[], most: number): Promise<IndexedBook[]> {
  const books: IndexedBook[] = [];
  for (const path of paths) {
    const book = await readIndexedBook(path);
    if (!book || book.questions.length < LEAST_QUESTIONS) {
      note(`left out: ${path} has no index of ${LEAST_QUESTIONS} terms`);
    } else books.push({ ...book, questions: evenly(book.questions, most) });
  }
  if (books.length === 0) {
    throw new UserError('bench.no_index', 'None of the books has an index to ask.', { field: 'books' });
  }
  return books;
}

function evenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
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
    const books = await indexedBooks(
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
      const report = retrievalReport(results, { machine: await describeMachine(), model: DEFAULT_MODEL });
      print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
    } finally {
      await encoding.close();
    }
  },
});
