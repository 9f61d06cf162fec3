import type { ChunkPart, CodeLanguage, PartKind } from '../../book/chunk-part.js';
import type { CodeRole, LineMark } from '../blocks/block.js';
import type { Piece } from '../packing/piece.js';
import { boxesOf, type PageSizeOf } from './boxes-of.js';

/** An unfinished part: the text from `from` (included) to `to` (excluded), in UTF-16 units. */
interface Stretch {
  readonly kind: PartKind;
  readonly language: CodeLanguage | null;
  readonly piece: Piece;
  readonly from: number;
  to: number;
  /** Their offsets are in the text of the chunk. */
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
 * The parts of a chunk. Adjacent pieces of one block form one part, and so do the items of a list.
 *
 * @param text   Text of the chunk: its pieces and the separators between them.
 * @param before The last piece of the previous chunk in the same section.
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
  // Almost all texts have only characters of one unit, so no counting is needed.
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
    boxes: boxesOf(marks, sizeOf, point),
  }));
}

/** Prose is one stretch. A session has a new stretch wherever it changes between typed and printed text. */
function stretchesOf(piece: Piece, at: number): Stretch[] {
  const { kind, text } = piece;
  const marks = piece.marks.map((mark) => Object.assign({}, mark, { offset: at + mark.offset }));
  const to = at + text.length;
  if (kind !== 'code') return [{ kind: KINDS[kind], language: null, piece, from: at, to, marks }];
  const stretches: Stretch[] = [];
  for (const mark of marks) {
    const open = stretches.at(-1);
    const { kind: own, language } = mark.code ?? UNKNOWN;
    if (open?.kind === own && open.language === language) open.marks.push(mark);
    else {
      if (open) open.to = at + text.slice(0, mark.offset - at).trimEnd().length;
      stretches.push({ kind: own, language, piece, from: mark.offset, to, marks: [mark] });
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
