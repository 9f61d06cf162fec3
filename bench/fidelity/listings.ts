import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { measureStyle } from '../../src/chunking/blocks/book-style.js';
import { asTyped } from '../../src/chunking/blocks/code-repair.js';
import { markCode } from '../../src/chunking/blocks/code-lines.js';
import { sectionBlocks } from '../../src/chunking/blocks/section-blocks.js';
import { bodyLines } from '../../src/chunking/lines/body-lines.js';
import { cutSections } from '../../src/chunking/lines/cut-sections.js';
import type { Book } from '../../src/book/page.js';
import type { Contents } from '../../src/structure/section.js';

/** Benchmarks and tests run in the root folder of the repository. */
const PARSER = 'bench/fidelity/parse-python.py';

export interface Listing {
  readonly page: number;
  readonly text: string;
}

export interface ParsedListing {
  readonly page: number;
  /** Null if it parses. */
  readonly problem: string | null;
}

/** The listings of a book before long ones are split into chunks. */
export function listingsOf(book: Book, contents: Contents): Listing[] {
  const lines = bodyLines(book.pages);
  const isCode = markCode(lines);
  const code = new Set(lines.filter((_, i) => isCode[i]));
  const style = measureStyle(lines);
  return cutSections(lines, contents.sections).flatMap((part) =>
    sectionBlocks(part, (line) => code.has(line), style).flatMap((block) =>
      block.kind === 'code'
        ? [{ page: block.lines[0]?.page ?? 0, text: block.lines.map(({ text }) => text).join('\n') }]
        : [],
    ),
  );
}

/** Parses the listings that look like Python with Python's own parser. */
export async function parsePython(listings: readonly Listing[]): Promise<ParsedListing[]> {
  const python = spawn('python3', [PARSER], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.end(JSON.stringify(listings.map(({ page, text }) => ({ page, text: asTyped(text) }))));
  const parts: Buffer[] = [];
  python.stdout.on('data', (part: Buffer) => parts.push(part));
  const [code] = (await once(python, 'close')) as [number];
  if (code !== 0) throw new Error(`python3 ended with ${code}.`);
  return JSON.parse(Buffer.concat(parts).toString()) as ParsedListing[];
}
