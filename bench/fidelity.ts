import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError, messageOf } from '../src/errors/errors.js';
import { note, print, runBenchmark } from './command.js';
import { measureBook } from './fidelity/measure.js';
import type { BookFidelity } from './fidelity/measure.js';
import { contentsTable } from './fidelity/contents-table.js';
import { percent } from './fidelity/percent.js';
import { table } from './measuring/table.js';
import { HANDBOOK, booksIn, corpusBooks } from './places.js';

const USAGE = `Usage: npm run bench:fidelity -- [--order raw|page] [--json] [PDF|FOLDER...]

Measures how much of a book reaches its chunks: words against poppler, listings against Python's parser, pages. Takes the
files named and all PDF files below the folders named; by default the corpus, or the sample handbook where there is none.
A file that cannot be read as a book is named with the reason, and the exit code is 1.

  --order O    reading order of the reference: raw, as the PDF draws (default), or page, as poppler guesses
  --json       all numbers as JSON, with the words that are missing or too many
`;

await runBenchmark({
  usage: USAGE,
  takesArguments: true,
  options: {
    order: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ order, json }, paths) {
    const measured: BookFidelity[] = [];
    for (const path of await booksOf(paths)) {
      note(basename(path));
      try {
        measured.push(await measureBook(path, order === 'page' ? 'page' : 'raw'));
      } catch (error) {
        note(`  ${messageOf(error)}`);
        process.exitCode = 1;
      }
    }
    if (json) {
      print(JSON.stringify(measured, null, 2));
      return;
    }
    print(
      table(
        [
          'book',
          'chunks',
          'words',
          'in order %',
          'found %',
          'furniture %',
          'unknown %',
          'listings',
          'parse %',
          'code lines',
          'typed %',
          'wrong page',
          'longest',
        ],
        measured.map(({ book: name, chunks, words, listings, unparsed, codeLines, misplaced, longest }) => [
          name,
          String(chunks),
          String(words.body),
          percent(words.inOrder, words.body),
          percent(words.inOrder + words.moved, words.body),
          percent(words.furniture, words.chunkWords),
          percent(words.unknown, words.chunkWords),
          String(listings),
          percent(listings - unparsed.length, listings),
          String(codeLines.all),
          percent(codeLines.typed, codeLines.all),
          String(misplaced.length),
          String(longest),
        ]),
      ),
    );
    print(
      table(
        [
          'book',
          'chunks',
          'short',
          '%',
          'short sections',
          'end in lead-in',
          'end in sentence',
          '%',
          'cut tables',
          'without head',
          'cut lists',
          'without lead-in',
        ],
        measured.map(({ book: name, chunks, quotable }) => [
          name,
          String(chunks),
          String(quotable.short.length),
          percent(quotable.short.length, chunks),
          String(quotable.shortSections),
          String(quotable.leadIns.length),
          String(quotable.brokenOff.length),
          percent(quotable.leadIns.length + quotable.brokenOff.length, chunks),
          String(quotable.cutTables),
          String(quotable.headless.length),
          String(quotable.cutLists),
          String(quotable.leadless.length),
        ]),
      ),
    );
    print(contentsTable(measured));
  },
});

async function booksOf(paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) {
    const corpus = await corpusBooks();
    return corpus.length > 0 ? corpus : [HANDBOOK];
  }
  return (await Promise.all(paths.map(booksAt))).flat();
}

/** @throws {UserError} `bench.no_book` for a path that does not exist and for a folder without a PDF file. */
async function booksAt(path: string): Promise<string[]> {
  const entry = await stat(path).catch(() => null);
  const books = entry === null ? [] : entry.isDirectory() ? await booksIn(path) : [path];
  if (books.length === 0) throw new UserError('bench.no_book', `There is no PDF file at ${path}.`);
  return books;
}
