import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkText } from '../content/stored-chunk.js';
import { withoutFirst } from './split-chunk.js';

const PARAGRAPH = '\n\n';
/** Kinds whose lines stay lines. */
const IN_LINES: ReadonlySet<ChunkPart['kind']> = new Set(['code', 'output', 'list', 'table']);

/**
 * Makes one chunk of two that follow each other. It has the type and the difficulty of the first one.
 *
 * @returns The chunk, whose hashes and length are still those of the first one.
 */
export function joinChunks<T extends ChunkText>(one: T, next: T): T {
  const separator = separatorOf(one, next);
  const shift = Array.from(one.text + separator).length;
  return {
    ...one,
    text: one.text + separator + next.text,
    parts: one.parts && next.parts && joinParts(one.parts, next.parts, shift),
    pageFirst: Math.min(one.pageFirst, next.pageFirst),
    pageLast: Math.max(one.pageLast, next.pageLast),
    pageLabelFirst: one.pageFirst <= next.pageFirst ? one.pageLabelFirst : next.pageLabelFirst,
    pageLabelLast: next.pageLast >= one.pageLast ? next.pageLabelLast : one.pageLabelLast,
    charLast: next.charLast,
    corrections: [...one.corrections, ...next.corrections.filter((id) => !one.corrections.includes(id))],
  };
}

/** What stood between the two in the body text of the book (see `Chunk.charFirst`), as far as its length tells. */
function separatorOf(one: ChunkText, next: ChunkText): string {
  if (one.charLast === null || next.charFirst === null) return PARAGRAPH;
  const length = next.charFirst - one.charLast - 1;
  if (length <= 0) return '';
  if (length > 1) return PARAGRAPH;
  const [last, first] = [one.parts?.at(-1)?.kind, next.parts?.[0]?.kind];
  const inLines = (last !== undefined && IN_LINES.has(last)) || (first !== undefined && IN_LINES.has(first));
  return inLines ? '\n' : ' ';
}

function joinParts(ones: readonly ChunkPart[], nexts: readonly ChunkPart[], shift: number): ChunkPart[] {
  const moved = nexts.map((part) => ({
    ...part,
    first: part.first + shift,
    last: part.last + shift,
    boxes: part.boxes.map((box) => ({ ...box, first: (box.first ?? part.first) + shift })),
  }));
  const [end, start] = [ones.at(-1), moved[0]];
  if (end && start?.goesOn && end.kind === start.kind && end.language === start.language) {
    const whole = { ...end, last: start.last, boxes: [...end.boxes, ...start.boxes] };
    return [...ones.slice(0, -1), whole, ...moved.slice(1)];
  }
  return [...ones, ...moved.map(asOwnPart)];
}

function asOwnPart(part: ChunkPart): ChunkPart {
  const { goesOn: _, ...rest } = part;
  return { ...rest, boxes: part.boxes.map((box, i) => (i === 0 ? withoutFirst(box) : box)) };
}
