import type { CharacterRange } from './quote-place.js';
import { lettersOf } from './letters.js';
import type { Letters } from './letters.js';

/** A chunk as far as it is searched. */
export interface WindowChunk {
  readonly chunkId: string;
  readonly documentId: string;
  readonly ordinal: number;
  readonly text: string;
}

/** Chunks that follow each other, as one text. */
export interface ReadingWindow {
  readonly chunks: readonly WindowChunk[];
  readonly letters: Letters;
  /** For each chunk, its first UTF-16 unit in the source of `letters`. */
  readonly starts: readonly number[];
}

/** Characters of a short chunk; the mean is 350. */
const SHORT_CHUNK = 150;
const BETWEEN = '\n\n';

/**
 * How many chunks before and after one that holds a part of a quotation may hold the rest.
 *
 * @param length Of the quotation, in characters.
 */
export function reachOf(length: number): number {
  return 1 + Math.ceil(length / SHORT_CHUNK);
}

/** Chunks that follow each other form a window. @param chunks In the order of documents and ordinals. */
export function readingWindows(chunks: readonly WindowChunk[]): ReadingWindow[] {
  const runs: WindowChunk[][] = [];
  for (const chunk of chunks) {
    const before = runs.at(-1)?.at(-1);
    const goesOn = before?.documentId === chunk.documentId && before.ordinal + 1 === chunk.ordinal;
    if (goesOn) runs.at(-1)!.push(chunk);
    else runs.push([chunk]);
  }
  return runs.map(windowOf);
}

function windowOf(chunks: readonly WindowChunk[]): ReadingWindow {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of chunks) {
    starts.push(length);
    length += text.length + BETWEEN.length;
  }
  return { chunks, starts, letters: lettersOf(chunks.map(({ text }) => text).join(BETWEEN)) };
}

/** The characters of each chunk in a stretch of a window's letters; `to` is excluded. */
export function chunkRanges(
  { chunks, starts, letters }: ReadingWindow,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly chunkId: string; readonly range: CharacterRange }[] {
  const [first, last] = [letters.at[from]!, letters.at[to - 1]!];
  return chunks.flatMap(({ chunkId, text }, i) => {
    const start = starts[i]!;
    if (last < start || first >= start + text.length) return [];
    const own = { first: Math.max(first - start, 0), last: Math.min(last - start, text.length - 1) };
    return { chunkId, range: { first: pointAt(text, own.first), last: pointAt(text, own.last) } };
  });
}

/** From UTF-16 units to code points. */
function pointAt(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}
