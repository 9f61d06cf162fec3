import type { TokenCounter } from '../chunk.js';
import type { LabelSpan } from '../typing/labels.js';
import { roomOf, type ContentLimits } from './content-limits.js';
import { draftOf, isCall, joinDrafts, type Draft } from './draft.js';
import { cutLastSentence, cutToRoom, leadsIn } from './fit-blocks.js';
import { joinSmall } from './join-small.js';
import { joinTiny } from './join-tiny.js';
import { announces, endsInColon, takeLeadIn } from './lead-in.js';
import { tokensOf, type Piece } from './piece.js';

type CounterOf = (block: number) => TokenCounter;

/**
 * Packs the pieces of one section into drafts of at most `limits.hard` tokens.
 *
 * A heading stays with the text after it. Code stays with the line that introduces it and with a sentence that
 * continues after it. Prose and code get separate drafts except under a label (Example, Exercise, …). Drafts that are
 * too small join a neighbour.
 *
 * @param spanOf  Returns the label span of a block, by its position in the section.
 * @param countOf Returns the token counter of a block, by its position.
 */
export function packSection(
  pieces: readonly Piece[],
  limits: ContentLimits,
  spanOf: (block: number) => LabelSpan | null,
  countOf: CounterOf,
): Draft[] {
  const drafts: Draft[] = [];
  for (const unit of bindPieces(pieces, limits, countOf)) {
    const next = draftOf(unit, spanOf(unit[0]?.block ?? 0));
    const open = drafts.at(-1);
    if (!open) drafts.push(next);
    else drafts.splice(-1, 1, ...append(open, next, limits, countOf));
  }
  return joinTiny(joinSmall(drafts, limits), limits, countOf);
}

/** Both as one draft if they belong together; otherwise what announces the second goes with it. */
function append(open: Draft, next: Draft, limits: ContentLimits, countOf: CounterOf): Draft[] {
  if (accepts(open, next, limits)) return [joinDrafts(open, next)];
  const [first, ...others] = next.pieces;
  const taken = first && takesLeadIn(open, next) ? takeLeadIn(open.pieces, first, countOf) : null;
  if (!first || !taken) return [open, next];
  const room = limits.hard - tokensOf(taken.lead);
  const cut = next.tokens > room ? cutToRoom(first, room, countOf(first.block)) : null;
  if (next.tokens > room && !cut) return [open, next];
  const rest = taken.rest.length > 0 ? [draftOf(taken.rest, open.span)] : [];
  if (!cut) return [...rest, draftOf([...taken.lead, ...next.pieces], next.span)];
  return [...rest, draftOf([...taken.lead, cut[0]], next.span), draftOf([cut[1], ...others], next.span)];
}

/** A labelled example is announced by the text before it, which is under no label yet. */
function takesLeadIn(open: Draft, next: Draft): boolean {
  if (open.span === next.span) return true;
  return next.span?.kind === 'example' && endsInColon(open.pieces.at(-1));
}

function accepts(open: Draft, next: Draft, limits: ContentLimits): boolean {
  const tokens = open.tokens + next.tokens;
  if (open.span !== next.span || tokens > limits.hard) return false;
  if (open.span !== null || breaksOff(open, next)) return true;
  if (tokens > roomOf(open, limits)) return false;
  if (announces(open.pieces.at(-1), next.pieces[0], open.pieces.at(-2))) return true;
  // A call alone shows what the text above says, so that the text of the next one does not join it.
  if (isCall(open) && next.pieces[0]?.kind !== 'code') return false;
  return open.tokens < limits.soft && open.matter === next.matter;
}

/** Whether a cut here would divide a list or a sentence, or separate a list from the text that announces it. */
function breaksOff(open: Draft, next: Draft): boolean {
  const [last, first] = [open.pieces.at(-1), next.pieces[0]];
  if (last?.kind === 'item' && first?.kind === 'item') return true;
  if (last?.kind !== 'paragraph') return false;
  if (first?.kind === 'item') return leadsIn(last);
  return first?.kind === 'paragraph' && leadsIn(last) && !last.text.endsWith(':');
}

/** Groups pieces that must stay together, as far as the hard limit allows. */
function bindPieces(pieces: readonly Piece[], limits: ContentLimits, countOf: CounterOf): Piece[][] {
  const units: Piece[][] = [];
  for (const piece of pieces) {
    const open = units.at(-1);
    const last = open?.at(-1);
    if (open && last && (last.kind === 'heading' || goesOn(last, piece))) {
      if (tokensOf(open) + piece.tokens <= limits.hard) open.push(piece);
      else units.push(...openWith(open, last, piece, limits, countOf));
    } else if (last && piece.kind === 'code' && leadsIn(last)) bindLeadIn(units, piece, limits, countOf);
    else units.push([piece]);
  }
  return units;
}

/** If a paragraph is too long to stay with its heading, at least its beginning stays there. */
function openWith(
  open: Piece[],
  last: Piece,
  piece: Piece,
  limits: ContentLimits,
  countOf: CounterOf,
): Piece[][] {
  const room = limits.hard - tokensOf(open);
  const cut = last.kind === 'heading' ? cutToRoom(piece, room, countOf(piece.block)) : null;
  if (!cut) return [[piece]];
  open.push(cut[0]);
  return [[cut[1]]];
}

/** Whether a listing interrupts a sentence: "…" code "creates a template". */
function goesOn(code: Piece, piece: Piece): boolean {
  return code.kind === 'code' && piece.kind === 'paragraph' && /^\p{Ll}/u.test(piece.text);
}

/** The whole lead-in stays with its code when both are short; otherwise only its last sentence does. */
function bindLeadIn(units: Piece[][], code: Piece, limits: ContentLimits, countOf: CounterOf): void {
  const open = units.pop() ?? [];
  const lead = open.pop();
  if (!lead) {
    units.push([code]);
    return;
  }
  if (tokensOf([...open, lead, code]) <= limits.soft) {
    units.push([...open, lead, code]);
    return;
  }
  const cut = cutLastSentence(lead, countOf(lead.block));
  if (cut && cut[1].tokens + code.tokens <= limits.hard) units.push([...open, cut[0]], [cut[1], code]);
  else if (tokensOf([...open, lead, code]) <= limits.hard) units.push([...open, lead, code]);
  else units.push([...open, lead], [code]);
}
