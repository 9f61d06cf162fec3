import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readChapterSources } from './chapter-sources.js';
import { typesetHandbook } from './typeset-handbook.js';

const SOURCE_FOLDER = 'docs/handbook';
const TARGET = 'samples/handbook.pdf';

const { pdf, book } = await typesetHandbook(await readChapterSources(SOURCE_FOLDER));
await mkdir(dirname(TARGET), { recursive: true });
await writeFile(TARGET, pdf);
process.stdout.write(
  `${TARGET}: ${book.pages.length} pages, ${book.entries.length} entries in the outline\n`,
);
