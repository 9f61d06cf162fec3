import { basename } from 'node:path';
import { note, print, runBenchmark } from './command.js';
import { measureBook } from './fidelity/measure.js';
import type { BookFidelity } from './fidelity/measure.js';
import { contentsTable } from './fidelity/contents-table.js';
import { percent } from './fidelity/percent.js';
import { table } from './measuring/table.js';
import { HANDBOOK, corpusBooks } from './places.js';

const USAGE = `Usage: npm run bench:fidelity -- [--book PDF] [--order raw|page] [--json]

Measures how much of a book reaches its chunks: words against poppler, listings against Python's parser, pages.

  --book PDF   one book (default: all of the corpus, or the sample handbook where there is no corpus)
  --order O    reading order of the reference: raw, as the PDF draws (default), or page, as poppler guesses
  --json       all numbers as JSON, with the words that are missing or too many
`;

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
    const measured: BookFidelity[] = [];
    for (const path of books) {
      note(basename(path));
      measured.push(await measureBook(path, order === 'page' ? 'page' : 'raw'));
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
