import { UserError } from '../src/errors/errors.js';
import type { TokenLimits } from '../src/chunking/chunk.js';
import { embeddedTitles } from '../src/chunking/embed-text.js';
import { SPECIAL_TOKENS, limitsFor } from '../src/chunking/token-limits.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { describeMachine } from './measuring/machine.js';
import { corpusBooks } from './places.js';
import { Encoding } from './retrieval/encoding.js';
import { readIndexedBook } from './retrieval/indexed-book.js';
import type { IndexedBook, Question } from './retrieval/indexed-book.js';
import { colophonCutter, fixedSizeCutter } from './retrieval/passages.js';
import type { Context, Cutter, Passage } from './retrieval/passages.js';
import { askAll, overall } from './retrieval/ranking.js';
import { retrievalReport } from './retrieval/report.js';
import type { BookResult, ContenderResult } from './retrieval/report.js';

const USAGE = `Usage: npm run bench:retrieval -- [--books PDF ...] [--questions N] [--variants] [--json]

Asks each book the terms of its own index and counts how often a chunk from one of the term's pages comes back, with
Colophon's chunks and with chunks of a fixed size, both embedded by the bundled model.

  --books PDF    book with an index, may be repeated (default: those of the corpus that have one)
  --questions N  terms of a book at most, at equal distances (default: 400)
  --variants     other chunk sizes and other text before the chunks, too
  --json         all numbers as JSON
`;

const MODEL = 'all-MiniLM-L6-v2';
const QUESTIONS = 400;
/** Fewer questions say nothing: one more hit would be three points. */
const LEAST_QUESTIONS = 30;
/** What splitters of text are commonly set to. */
const FIXED = { characters: 1000, overlap: 200 };
/** The same share of overlap at half the size, and at about the mean size of Colophon's chunks. */
const SHORT_WINDOWS = [
  { characters: 500, overlap: 100 },
  { characters: 350, overlap: 70 },
];
/** Hard limits below the model's, in tokens. */
const SMALLER = [203, 128];
/** Chunks that are filled close after this share of the limit. */
const FILLED = 0.8;

function contenders({ maxTokens, countTokens }: Encoding, variants: boolean): Cutter[] {
  const shipped = limitsFor(maxTokens);
  const ours = (name: string, context: Context = embeddedTitles, limits: TokenLimits = shipped): Cutter =>
    colophonCutter(name, context, limits, countTokens);
  const main = [
    fixedSizeCutter(FIXED.characters, FIXED.overlap),
    ours('Colophon'),
    ours('Colophon, text alone', () => []),
  ];
  if (!variants) return main;
  const filled = { ...shipped, joined: shipped.hard, soft: Math.round(FILLED * shipped.hard) };
  return [
    ...main,
    ...SHORT_WINDOWS.map(({ characters, overlap }) => fixedSizeCutter(characters, overlap)),
    ours('Colophon, innermost title', (path) => path.slice(-1)),
    ours('Colophon, whole section path', (path) => path),
    ours('Colophon, book title and path', (path, title) => [title, ...path]),
    ours('Colophon, chunks filled', embeddedTitles, filled),
    ...SMALLER.map((size) =>
      ours(`Colophon, at most ${size} tokens`, embeddedTitles, {
        ...limitsFor(size),
        joined: size,
        soft: shipped.soft,
      }),
    ),
  ];
}

async function measure(
  cutter: Cutter,
  books: readonly IndexedBook[],
  encoding: Encoding,
): Promise<ContenderResult> {
  const results: BookResult[] = [];
  const library = {
    questions: [] as Question[],
    queries: [] as Float32Array[],
    passages: [] as Passage[],
    vectors: [] as Float32Array[],
  };
  let pagesBefore = 0;
  for (const book of books) {
    const passages = cutter.cut(book);
    const vectors = await encoding.vectorsOf(
      passages.map(({ embedded }) => embedded),
      'passage',
    );
    const queries = await encoding.vectorsOf(
      book.questions.map(({ text }) => text),
      'query',
    );
    const shift = pagesBefore;
    library.questions.push(...book.questions.map((question) => laterQuestion(question, shift)));
    library.queries.push(...queries);
    library.passages.push(...passages.map((passage) => laterPassage(passage, shift)));
    library.vectors.push(...vectors);
    pagesBefore += book.book.pageCount;
    const tokens = passages.map(({ embedded }) => encoding.countTokens(embedded));
    results.push({
      book: book.name,
      ...askAll(book.questions, queries, passages, vectors),
      passages: passages.length,
      characters: mean(passages.map(({ length }) => length)),
      tokens: mean(tokens),
      truncated: mean(tokens.map((count) => (count + SPECIAL_TOKENS > encoding.maxTokens ? 1 : 0))),
      pages: mean(passages.map(({ pageFirst, pageLast }) => pageLast - pageFirst + 1)),
    });
  }
  const { questions, queries, passages, vectors } = library;
  const together = askAll(questions, queries, passages, vectors);
  return { name: cutter.name, all: overall(results), together, books: results };
}

/** The same with all pages counted after those of the books before: books put together as one. */
function laterQuestion({ text, pages }: Question, by: number): Question {
  return { text, pages: new Set([...pages].map((page) => page + by)) };
}

function laterPassage(passage: Passage, by: number): Passage {
  return { ...passage, pageFirst: passage.pageFirst + by, pageLast: passage.pageLast + by };
}

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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
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
    const encoding = await Encoding.open(MODEL);
    try {
      const results: ContenderResult[] = [];
      for (const cutter of contenders(encoding, variants ?? false)) {
        note(cutter.name);
        results.push(await measure(cutter, books, encoding));
      }
      const report = retrievalReport(results, { machine: await describeMachine(), model: MODEL });
      print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
    } finally {
      await encoding.close();
    }
  },
});
