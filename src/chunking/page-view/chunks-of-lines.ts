import type { Chunk } from '../chunk.js';
import type { Line } from '../../book/page.js';

/** A line with fewer letters would match in many places, so it goes with the lines around it. */
const TELLING_LETTERS = 4;

/**
 * Finds the chunk of each line of a page by its text. Chunks keep the order of the words, but repair hyphens, white
 * space and characters.
 *
 * @param lines  The lines of one page, in reading order.
 * @param chunks The chunks that cover the page, in reading order.
 * @returns The chunk of each line. Lines that were left out (copyright notes, page numbers) are missing.
 */
export function chunksOfLines(
  lines: readonly Line[],
  chunks: readonly Pick<Chunk, 'ordinal' | 'text'>[],
): Map<Line, number> {
  const starts: { readonly at: number; readonly ordinal: number }[] = [];
  let letters = '';
  for (const { ordinal, text } of chunks) {
    starts.push({ at: letters.length, ordinal });
    letters += lettersOf(text);
  }
  const ordinalAt = (at: number): number | undefined => starts.findLast((start) => start.at <= at)?.ordinal;

  const found = new Map<Line, number>();
  let from = 0;
  for (const line of lines) {
    const own = lettersOf(line.text);
    if (own.length < TELLING_LETTERS) continue;
    const at = letters.indexOf(own, from);
    const ordinal = at < 0 ? undefined : ordinalAt(at);
    if (ordinal === undefined) continue;
    found.set(line, ordinal);
    from = at + own.length;
  }
  return fillBetween(lines, found);
}

/** A line between two lines of one chunk belongs to that chunk. A short line at an edge goes with its neighbour. */
function fillBetween(lines: readonly Line[], found: ReadonlyMap<Line, number>): Map<Line, number> {
  const filled = new Map(found);
  for (const [i, line] of lines.entries()) {
    if (found.has(line)) continue;
    const before = lines.slice(0, i).findLast((other) => found.has(other));
    const after = lines.slice(i + 1).find((other) => found.has(other));
    const [above, below] = [before && found.get(before), after && found.get(after)];
    const isShort = lettersOf(line.text).length < TELLING_LETTERS;
    const ordinal = above === below || (isShort && below === undefined) ? above : isShort ? below : undefined;
    if (ordinal !== undefined) filled.set(line, ordinal);
  }
  return filled;
}

/** Keeps letters, digits and signs of code, because chunks repair hyphens and white space. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}=(){}[\]<>+*/\\]+/gu, '');
}
