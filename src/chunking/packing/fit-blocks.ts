import type { Block, CodeBlock, CodeLine, LineMark, ProseBlock } from '../blocks/block.js';
import type { TokenCounter } from '../chunk.js';
import { slicePiece, type Joint, type Piece } from './piece.js';
import { splitCode, textOf } from './split-code.js';
import { entries, sentences, splitText, type Stretch } from './split-text.js';
import { TINY } from './content-limits.js';

/** A lead-in longer than this share of the limit counts as an ordinary paragraph and reserves no room. */
const LONGEST_LEAD_IN = 0.5;

/**
 * Cuts the blocks that are longer than `limit` tokens and keeps the others whole.
 *
 * @param limit   In tokens, without special tokens.
 * @param countOf Returns the token counter of a block, by its position.
 */
export function fitBlocks(
  blocks: readonly Block[],
  limit: number,
  countOf: (block: number) => TokenCounter,
): Piece[] {
  return blocks.flatMap((block, i) => {
    const count = countOf(i);
    const above = blocks[i - 1];
    const joint: Joint = block.kind === 'item' && above?.kind === 'item' ? '\n' : '\n\n';
    if (block.kind !== 'code') return fitProse(block, i, joint, limit, count);
    const lead = above ? leadTokens(above, count) : 0;
    return fitCode(block, i, limit, lead > limit * LONGEST_LEAD_IN ? 0 : lead, count);
  });
}

const ENDED = /[.!?;]["'”’)\]]*$/;
/** Ends of sentences that point to what comes next. */
const POINTS_ON =
  /\b(?:as follows|(?:as |like |see |shown |given |listed |the example )(?:this|below)|for (?:example|instance))\.$/i;

/** Whether prose announces the code after it: it ends in a colon, it says so, or its sentence continues in the code. */
export function leadsIn(block: Block | Piece): block is ProseBlock {
  if (!('text' in block) || (block.kind !== 'paragraph' && block.kind !== 'item')) return false;
  return !ENDED.test(block.text) || POINTS_ON.test(block.text);
}

/** Room that the first part of a long listing must leave for the heading or sentence before it. */
function leadTokens(above: Block, count: TokenCounter): number {
  if (above.kind === 'heading') return count(above.text);
  return leadsIn(above) ? count(lastSentence(above.text)) : 0;
}

/**
 * Cuts a piece of prose so that its first part has at most `room` tokens.
 *
 * @param room In tokens, without special tokens.
 * @returns Null when no part is that short.
 */
export function cutToRoom(piece: Piece, room: number, count: TokenCounter): readonly [Piece, Piece] | null {
  if (piece.kind === 'code' || room < 1) return null;
  const [first, second] = splitText(piece.text, room, count);
  if (!first || !second) return null;
  const head = slicePiece(piece, first.from, first.to, piece.joint, count);
  const joint = jointBetween(piece, first.to, second.from);
  return head.tokens > room ? null : [head, slicePiece(piece, second.from, piece.text.length, joint, count)];
}

/**
 * Cuts off the last sentence, so that it can stay with its code; of rows, the last entry. Null when there is only one.
 */
export function cutLastSentence(piece: Piece, count: TokenCounter): readonly [Piece, Piece] | null {
  const parts = hasRows(piece) ? entries(piece.text) : sentences(piece.text);
  const [last, before] = parts.toReversed();
  if (!last || !before) return null;
  const head = slicePiece(piece, 0, before.to, piece.joint, count);
  return [head, slicePiece(piece, last.from, last.to, jointBetween(piece, before.to, last.from), count)];
}

/** The separator between two parts of one block: a line end between rows, nothing in scripts without spaces. */
export function jointBetween(piece: Piece, to: number, from: number): Joint {
  if (from <= to) return '';
  return hasRows(piece) ? '\n' : ' ';
}

function hasRows({ kind }: Piece): boolean {
  return kind === 'rows' || kind === 'table';
}

export function lastSentence(text: string): string {
  const last = sentences(text).at(-1);
  return last ? text.slice(last.from) : text;
}

function fitProse(block: ProseBlock, at: number, joint: Joint, limit: number, count: TokenCounter): Piece[] {
  const { kind, text, marks, columns } = block;
  const whole: Piece = { kind, text, joint, tokens: count(text), marks, block: at, columns };
  if (whole.tokens <= limit) return [whole];
  const textOfStretch = ({ from, to }: Stretch) => text.slice(from, to);
  const parts = withoutTinyRest(
    (room) => splitText(text, room, count),
    limit,
    (part) => count(textOfStretch(part)),
  );
  return parts.map(({ from, to }, i) => {
    const above = parts[i - 1];
    return slicePiece(whole, from, to, above ? jointBetween(whole, above.to, from) : joint, count);
  });
}

function fitCode(block: CodeBlock, at: number, limit: number, lead: number, count: TokenCounter): Piece[] {
  const whole = codePiece(block.lines, '\n\n', at, count);
  if (whole.tokens <= limit) return [whole];
  const parts = withoutTinyRest(
    (room) => splitCode(block.lines, room, room - lead, count),
    limit,
    (lines) => count(textOf(lines)),
  );
  return parts.map((lines, i) => codePiece(lines, i === 0 ? '\n\n' : '\n', at, count));
}

/** Shares of the limit that are tried so that the last part of a cut block is no scrap. */
const FULLER_RESTS = [0.9, 0.8, 0.7];

function withoutTinyRest<T>(cut: (limit: number) => T[], limit: number, count: (part: T) => number): T[] {
  const parts = cut(limit);
  const isTiny = (last: T | undefined) => last !== undefined && count(last) < Math.min(TINY, limit / 4);
  if (!isTiny(parts.at(-1))) return parts;
  for (const share of FULLER_RESTS) {
    const others = cut(Math.floor(limit * share));
    if (others.length === parts.length && !isTiny(others.at(-1))) return others;
  }
  return parts;
}

function codePiece(lines: readonly CodeLine[], joint: Joint, at: number, count: TokenCounter): Piece {
  const marks: LineMark[] = [];
  let offset = 0;
  for (const { text, sources, role } of lines) {
    for (const { line, page } of sources) marks.push({ line, page, offset, code: role });
    offset += text.length + 1;
  }
  const text = textOf(lines);
  return { kind: 'code', text, joint, tokens: count(text), marks, block: at };
}
