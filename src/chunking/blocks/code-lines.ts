import { CODE_MONO_SHARE } from '../../book/page.js';
import type { BodyLine } from '../lines/body-lines.js';
import { hasTypesetBullet } from './line-shape.js';
import { isSignature } from './signatures.js';

/** Python's prompts mark a transcript in any font. */
const PROMPT = /^(?:>>>|\.\.\.|In \[\d+\]:)(?:\s|$)/;
/** A capital, a word and a full stop, as no statement has them. */
const SENTENCE = /^\p{Lu}\p{Ll}+ \p{Ll}+ .*\.$/u;
/** At the end of a line: signs of prose that close a sentence or a part of it. */
const CLOSED = /[.,;)]$/;
const ENDED = /[.:;!?]$/;
/** Two lines belong to one paragraph when their baselines are closer than this many font sizes. */
const SAME_PARAGRAPH = 1.45;
/** The lines of a listing are closer than this many font sizes. */
const SAME_LISTING = 1.6;
/** The left edges of a paragraph's lines differ by at most this indent, in font sizes. */
const SAME_MARGIN = 3;
/** A line is full when it ends within this many font sizes of the right edge. */
const RAGGED = 3.5;

/** Decides for each line whether it belongs to a listing or transcript. */
export function markCode(lines: readonly BodyLine[]): boolean[] {
  // Cells of a table hold names, whatever their font.
  const mono = lines.map(({ line }) => line.cell === undefined && line.monoShare >= CODE_MONO_SHARE);
  const edges = rightEdges(lines);
  return lines.map((here, i) => {
    if (here.line.cell) return false;
    if (PROMPT.test(here.line.text)) return true;
    if (!mono[i] || hasTypesetBullet(here.line.text)) return false;
    const above = mono[i - 1] === false ? lines[i - 1] : undefined;
    const below = mono[i + 1] ? lines[i + 1] : undefined;
    if (!mono[i - 1] && isSignature(here, below ? undefined : lines[i + 1])) return false;
    const before = mono[i - 1] ? lines[i - 1] : undefined;
    const isAlone = !(before && isNext(before, here)) && !(below && isNext(here, below));
    if (isAlone && readsAsSentence(here)) return false;
    return (
      !above ||
      (!endsParagraph(above, here, below, edges.get(here.page) ?? 0) && !endsSentenceOf(above, here, below))
    );
  });
}

/** A line alone that has more code than prose, but is a sentence about that code: `Same as analyse([Option]).` */
function readsAsSentence({ line }: BodyLine): boolean {
  return line.monoShare < 1 && SENTENCE.test(line.text.trim());
}

/**
 * A single line with code that ends a sentence of the prose above it, wherever that prose breaks its lines: its last sign is
 * in the font of the prose, or its first word began in the line above.
 */
function endsSentenceOf(above: BodyLine, here: BodyLine, below: BodyLine | undefined): boolean {
  if (!isNext(above, here)) return false;
  if (above.line.softHyphen) return true;
  if (below && isNext(here, below)) return false;
  return here.line.monoShare < 1 && CLOSED.test(here.line.text) && !ENDED.test(above.line.text);
}

/** A single monospaced line after a full line of prose is the end of a long name in that prose. */
function endsParagraph(above: BodyLine, here: BodyLine, below: BodyLine | undefined, edge: number): boolean {
  const { line } = here;
  const { line: prose } = above;
  if (above.page !== here.page || Math.abs(prose.size - line.size) >= 0.3) return false;
  if (Math.abs(prose.x0 - line.x0) >= line.size * SAME_MARGIN) return false;
  if (prose.y - line.y >= line.size * SAME_PARAGRAPH || /[:.]$/.test(prose.text)) return false;
  if (prose.x1 <= edge - line.size * RAGGED) return false;
  return !(below && isNext(here, below));
}

/** Whether a line follows as the next of one listing does. */
function isNext(here: BodyLine, below: BodyLine): boolean {
  return below.page === here.page && here.line.y - below.line.y < here.line.size * SAME_LISTING;
}

/** The right edge of full lines of prose on each page, in points. */
function rightEdges(lines: readonly BodyLine[]): Map<number, number> {
  const ends = new Map<number, number[]>();
  for (const { line, page } of lines) {
    if (line.monoShare >= 0.5) continue;
    const known = ends.get(page);
    if (known) known.push(line.x1);
    else ends.set(page, [line.x1]);
  }
  const edges = new Map<number, number>();
  for (const [page, values] of ends) {
    values.sort((a, b) => a - b);
    // The 90th percentile, because a line or two may reach into the margin.
    edges.set(page, values[Math.floor((values.length - 1) * 0.9)] ?? 0);
  }
  return edges;
}
