import type { ChunkPart } from '../../src/book/chunk-part.js';
import { endsSentence } from '../../src/chunking/blocks/line-shape.js';
import type { Chunk, TokenCounter } from '../../src/chunking/chunk.js';
import { textOfPart } from '../../src/chunking/parts/text-of-part.js';

/** Chunks that say too little, or too much of something else, when they are quoted alone. */
export interface QuotableFigures {
  /** Texts below `SHORT` tokens, titles not counted, whose section has other chunks. */
  readonly short: readonly Chunk[];
  /** The same, of sections that have nothing more. */
  readonly shortSections: number;
  /** Chunks that end in a heading or a colon, with more of the section in the next chunk. */
  readonly leadIns: readonly Chunk[];
  /** Chunks that end inside a sentence of running text. */
  readonly brokenOff: readonly Chunk[];
  /** Chunks that begin inside a table, and those of them whose embedded text lacks its first row or what announces it. */
  readonly cutTables: number;
  readonly headless: readonly Chunk[];
  /** The same of lists, with what announces the list or with the start of an entry that was cut. */
  readonly cutLists: number;
  readonly leadless: readonly Chunk[];
}

/** In tokens: a line and a half. */
const SHORT = 30;
const IN_SENTENCES: ReadonlySet<ChunkPart['kind']> = new Set(['prose', 'list', 'table']);
const ENDS = /[.!?;]["'”’)\]]*$/;

export function quotableFigures(chunks: readonly Chunk[], count: TokenCounter): QuotableFigures {
  const sizes = new Map<string, number>();
  for (const chunk of chunks) sizes.set(sectionOf(chunk), (sizes.get(sectionOf(chunk)) ?? 0) + 1);
  const small = chunks.filter(({ text }) => count(text) < SHORT);
  const pairs = chunks.flatMap((chunk, i) => {
    const next = chunks[i + 1];
    return next && sectionOf(next) === sectionOf(chunk) ? [{ chunk, next }] : [];
  });
  const cutTables = pairs.filter(({ chunk, next }) => cutIn('table', chunk, next)).map(({ next }) => next);
  const cutLists = pairs
    .filter(({ chunk, next }) => cutIn('list', chunk, next) && isAnnounced(next, chunks))
    .map(({ next }) => next);
  return {
    short: small.filter((chunk) => (sizes.get(sectionOf(chunk)) ?? 0) > 1),
    shortSections: small.filter((chunk) => sizes.get(sectionOf(chunk)) === 1).length,
    leadIns: pairs.filter(({ chunk }) => endsInLeadIn(chunk)).map(({ chunk }) => chunk),
    brokenOff: pairs.filter(({ chunk, next }) => breaksOff(chunk, next)).map(({ chunk }) => chunk),
    cutTables: cutTables.length,
    headless: cutTables.filter((chunk) => !carriesMore(chunk)),
    cutLists: cutLists.length,
    leadless: cutLists.filter((chunk) => !carriesMore(chunk)),
  };
}

/** A section, and the text before its first subsection, have the same path. */
function sectionOf({ section, sectionPath }: Chunk): string {
  return `${section} ${sectionPath.join('\n')}`;
}

function ending({ text, parts }: Chunk): { part: ChunkPart; text: string } | null {
  const part = parts.at(-1);
  return part ? { part, text: textOfPart(text, part).trimEnd() } : null;
}

function endsInLeadIn(chunk: Chunk): boolean {
  const last = ending(chunk);
  if (!last || last.part.kind === 'code' || last.part.kind === 'output') return false;
  return last.part.kind === 'heading' || /[:：]$/u.test(last.text);
}

function breaksOff(chunk: Chunk, next: Chunk): boolean {
  const last = ending(chunk);
  const [first] = next.parts;
  if (!last || !first || !IN_SENTENCES.has(first.kind)) return false;
  if (last.part.kind !== 'prose' && last.part.kind !== 'list') return false;
  if (endsSentence(last.text)) return false;
  // Rows without ends of sentences may be cut between any two of them.
  if (first.goesOn) return !textOfPart(chunk.text, last.part).includes('\n');
  return first.kind === 'prose' && /^\p{Ll}/u.test(textOfPart(next.text, first));
}

function cutIn(kind: 'table' | 'list', chunk: Chunk, next: Chunk): boolean {
  const [first] = next.parts;
  if (chunk.parts.at(-1)?.kind !== kind || first?.kind !== kind) return false;
  return kind === 'list' || first.goesOn === true;
}

/** Whether the list that goes on in a chunk has a sentence before it that does not end before it. */
function isAnnounced(chunk: Chunk, chunks: readonly Chunk[]): boolean {
  for (let at = chunk.ordinal - 1; at >= 0 && sectionOf(chunks[at]!) === sectionOf(chunk); at--) {
    const { text, parts } = chunks[at]!;
    const before = parts.findLast(({ kind }) => kind !== 'list');
    if (before) return before.kind === 'prose' && !ENDS.test(textOfPart(text, before).trimEnd());
  }
  return false;
}

/** Whether more than titles stands before the text when it is embedded. */
function carriesMore({ embedPrefix }: Chunk): boolean {
  return embedPrefix.includes('\n');
}
