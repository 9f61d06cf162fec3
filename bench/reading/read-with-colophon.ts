import { readFile } from 'node:fs/promises';
import { readBook } from '../../src/pdf/read-book.js';

// Reads a book in a process of its own. Argument (JSON): { book, threads }; output on stdout (one line of JSON): {
// seconds, pages, characters }.
const { book, threads } = JSON.parse(process.argv[2]!) as { readonly book: string; readonly threads: number };

const bytes = await readFile(book);
const started = performance.now();
const { pages } = await readBook(bytes, { heapMegabytes: 384, pageSeconds: 10, threads });
const seconds = (performance.now() - started) / 1000;

let characters = 0;
for (const { lines } of pages) for (const { text } of lines) characters += text.replace(/\s/g, '').length;
process.stdout.write(`${JSON.stringify({ seconds, pages: pages.length, characters })}\n`);
