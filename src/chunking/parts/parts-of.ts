import type { ChunkPart, CodeLanguage, PartKind } from '../../book/chunk-part.js';
import type { CodeRole, LineMark } from '../blocks/block.js';
import type { Piece } from '../packing/piece.js';
import { boxesOf, type PageSizeOf } from './boxes-of.js';

/** A part in the making; `to` is not included. In units of the text as the program holds it. */
interface Stretch {
  readonly kind: PartKind;
  readonly language: CodeLanguage | null;
  readonly piece: Piece;
  readonly from: number;
  to: number;
  readonly marks: LineMark[];
}

const KINDS = {
  heading: 'heading',
  paragraph: 'prose',
  rows: 'prose',
  item: 'list',
  table: 'table',
} as const satisfies Record<Exclude<Piece['kind'], 'code'>, PartKind>;
const UNKNOWN: CodeRole = { kind: 'code', language: null };
const HIGH_SURROGATE = /[\ud800-\udbff]/;

/**
 * The parts that the pieces of a chunk make: neighbours of one block are one part, and so are the items of a list.
 *
 * @param text   Of the chunk: the pieces with what stands between them.
 * @param before The last piece of the chunk before, in the same section.
 */
export function partsOf(
  pieces: readonly Piece[],
  text: string,
  before: Piece | undefined,
  sizeOf: PageSizeOf,
): ChunkPart[] {
  const stretches: Stretch[] = [];
  let at = 0;
  pieces.forEach((piece, i) => {
    if (i > 0) at += piece.joint.length;
    for (const stretch of stretchesOf(piece, at)) {
      const open = stretches.at(-1);
      if (!open || !goOnAsOne(open, stretch)) stretches.push(stretch);
      else {
        open.to = stretch.to;
        open.marks.push(...stretch.marks);
      }
    }
    at += piece.text.length;
  });
  const goesOn = before !== undefined && goesOnFrom(before, stretches[0]);
  // Nearly every text has characters of one unit only, where nothing is to be counted.
  const point = HIGH_SURROGATE.test(text)
    ? (unit: number) => Array.from(text.slice(0, unit)).length
    : (unit: number) => unit;
  return stretches.map(({ kind, language, piece, from, to, marks }, i) => ({
    kind,
    first: point(from),
    last: point(to) - 1,
    ...(language && { language }),
    ...(piece.columns && { columns: piece.columns }),
    ...(i === 0 && goesOn && { goesOn }),
    boxes: boxesOf(marks, sizeOf),
  }));
}

/** Prose is one stretch; a session is one for all that was typed, or printed, at a time. */
function stretchesOf(piece: Piece, at: number): Stretch[] {
  const { kind, text, marks } = piece;
  const to = at + text.length;
  if (kind !== 'code') return [{ kind: KINDS[kind], language: null, piece, from: at, to, marks: [...marks] }];
  const stretches: Stretch[] = [];
  for (const mark of marks) {
    const open = stretches.at(-1);
    const { kind: own, language } = mark.code ?? UNKNOWN;
    if (open?.kind === own && open.language === language) open.marks.push(mark);
    else {
      if (open) open.to = at + text.slice(0, mark.offset).trimEnd().length;
      stretches.push({ kind: own, language, piece, from: at + mark.offset, to, marks: [mark] });
    }
  }
  return stretches;
}

function goOnAsOne(open: Stretch, next: Stretch): boolean {
  if (open.kind !== next.kind || open.language !== next.language) return false;
  if (open.piece.block === next.piece.block) return true;
  return open.kind === 'list' && next.piece.joint === '\n';
}

function goesOnFrom(before: Piece, first: Stretch | undefined): boolean {
  if (!first || before.block !== first.piece.block) return false;
  return before.kind !== 'code' || before.marks.at(-1)?.code?.kind === first.kind;
}
