import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { measuresOf } from '../../src/chunking/thread/model-measures.js';
import { chunkBook } from '../../src/chunking/chunk-book.js';
import type { Chunk, TokenLimits } from '../../src/chunking/chunk.js';
import type { Dropped } from '../../src/chunking/page-ledger.js';
import { readBook } from '../../src/pdf/read-book.js';
import { buildContents } from '../../src/structure/build-contents.js';
import { codeLineFigures } from './code-lines.js';
import type { CodeLineFigures } from './code-lines.js';
import { contentsFigures } from './contents.js';
import type { ContentsFigures } from './contents.js';
import { listingsOf, parsePython } from './listings.js';
import type { ParsedListing } from './listings.js';
import { misplacedChunks } from './pages.js';
import { measureParts } from './parts.js';
import type { PartFigures } from './parts.js';
import { quotableFigures } from './quotable.js';
import type { QuotableFigures } from './quotable.js';
import { referenceWords } from './reference.js';
import { compareWords } from './words.js';
import type { WordFigures } from './words.js';

/** How much of one book reached its chunks. */
export interface BookFidelity {
  readonly book: string;
  readonly chunks: number;
  readonly words: WordFigures;
  /** Number of listings that look like Python, and those that its parser rejects. */
  readonly listings: number;
  readonly unparsed: readonly ParsedListing[];
  readonly codeLines: CodeLineFigures;
  /** Chunks whose first or last words are not on their stated pages. */
  readonly misplaced: readonly Chunk[];
  /** Tokens of the longest chunk, special tokens included. */
  readonly longest: number;
  /** Number of small chunks beside one of the same section with enough room; a label between them explains some. */
  readonly unjoined: number;
  readonly dropped: readonly Dropped[];
  readonly parts: PartFigures;
  readonly quotable: QuotableFigures;
  readonly contents: ContentsFigures | null;
}

const TOKENIZER = join('models', 'all-MiniLM-L6-v2', 'tokenizer.json');
const MAX_TOKENS = 256;

/** @param order Reading order of the reference: as the PDF draws the words, or as poppler orders them. */
export async function measureBook(path: string, order: 'raw' | 'page'): Promise<BookFidelity> {
  const book = await readBook(await readFile(path), { heapMegabytes: 512, pageSeconds: 30 });
  const contents = buildContents(book, { withoutContents: 'synthesise' });
  const model = { tokenizerPath: TOKENIZER, maxTokens: MAX_TOKENS, prefix: '' };
  const models = { concept: model, code: model, example: model, exercise: model, try_it: model };
  const { concept: measure } = await measuresOf(models);
  const chunking = chunkBook(book, contents, measure);
  const listings = await parsePython(listingsOf(book, contents));
  return {
    book: basename(path, '.pdf'),
    chunks: chunking.chunks.length,
    words: compareWords(await referenceWords(path, order), chunking),
    listings: listings.length,
    unparsed: listings.filter(({ problem }) => problem !== null),
    codeLines: codeLineFigures(chunking.chunks),
    misplaced: misplacedChunks(book, chunking.chunks),
    longest: Math.max(...chunking.chunks.map(({ tokens }) => tokens)),
    unjoined: countUnjoined(chunking.chunks, measure.limits),
    dropped: chunking.dropped,
    parts: await measureParts(book, chunking.chunks),
    quotable: quotableFigures(chunking.chunks, measure.countTokens),
    contents: contentsFigures(book),
  };
}

function countUnjoined(chunks: readonly Chunk[], limits: TokenLimits): number {
  return chunks.filter((chunk, i) =>
    [chunks[i - 1], chunks[i + 1]].some(
      (other) =>
        other?.section === chunk.section &&
        chunk.tokens < limits.small &&
        chunk.tokens + other.tokens <= limits.joined,
    ),
  ).length;
}
