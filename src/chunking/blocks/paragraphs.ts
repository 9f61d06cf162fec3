import { isOfSameSize } from '../../book/box.js';
import type { BodyLine } from '../lines/body-lines.js';
import { cellsOf } from '../tables/cells.js';
import { drawnTableBlock } from '../tables/drawn-table.js';
import { findTables } from '../tables/find-tables.js';
import { tableBlock } from '../tables/table-text.js';
import type { ProseBlock, ProseKind } from './block.js';
import type { BookStyle } from './book-style.js';
import { isDefinitionHead } from './definition-heads.js';
import {
  breaksEarly,
  endsSentence,
  hasTypesetBullet,
  hasWideGaps,
  looksLikeHeading,
  opensItem,
} from './line-shape.js';
import { endsInHyphen, joinLines } from './prose-text.js';
import { isWholeSignature } from './signatures.js';
import { goesOnAsAddress } from './web-addresses.js';

/** A new paragraph begins when the baselines are further apart than this many times the leading of the book. */
const PARAGRAPH_GAP = 1.3;
/** First lines are usually indented by one to three font sizes; a larger indent means centred text. */
const INDENT = { least: 0.8, most: 4 } as const;

/** Lines before and after, of which the longest shows the right edge of the text. */
const LINES_AROUND = 15;
/** In font sizes. Margins alternate in two-sided books, but a list is indented further than that on most pages. */
const OUTDENT = 0.5;
/** In font sizes. */
const SAME_EDGE = 0.25;
/** The usual distance of two baselines, in font sizes. */
const LEADING = 1.2;
const CAPITAL = /^\P{L}{0,2}\p{Lu}/u;

interface Group {
  readonly kind: ProseKind;
  readonly lines: BodyLine[];
}

/**
 * Builds paragraphs, list items, headings and table rows from consecutive lines of prose.
 *
 * @param lines Prose lines in reading order with no code between them; they may span several pages.
 */
export function proseBlocks(lines: readonly BodyLine[], style: BookStyle): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let from = 0;
  for (const table of findTables(lines)) {
    blocks.push(...paragraphs(lines.slice(from, table.from), style));
    const own = lines.slice(table.from, table.to);
    blocks.push(table.drawn ? drawnTableBlock(own) : tableBlock(own));
    from = table.to;
  }
  blocks.push(...paragraphs(lines.slice(from), style));
  return blocks.filter((block) => block.text !== '');
}

function paragraphs(lines: readonly BodyLine[], style: BookStyle): ProseBlock[] {
  const groups: Group[] = [];
  lines.forEach((here, i) => {
    const above = lines[i - 1];
    const open = groups.at(-1);
    const looks = kindOf(here, above, lines[i + 1], style);
    const kind = looks === 'item' && isInSentence(open, here, lines, i, style) ? 'paragraph' : looks;
    const goesOn =
      open &&
      above &&
      !isDefinitionHead(above.line.text) &&
      !isDefinitionHead(here.line.text) &&
      continues(open, above, here, kind, style);
    const ends =
      goesOn &&
      (opensTerm(open, here, lines, i) ||
        endsAtBreak(above, here, lines, i) ||
        hangsBelow(open, here, lines, i));
    if (goesOn && !ends) open.lines.push(here);
    else groups.push({ kind, lines: [here] });
  });
  return groups.map((group) => toBlock(group));
}

function kindOf(
  here: BodyLine,
  above: BodyLine | undefined,
  below: BodyLine | undefined,
  style: BookStyle,
): ProseKind {
  const gap = above?.page === here.page ? Math.abs(above.line.y - here.line.y) : Infinity;
  if (looksLikeHeading(here.line, gap, style)) return 'heading';
  if (opensItem(here.line.text.trim())) return 'item';
  // A word that goes on in the next line is no end of a row: the spaces of a justified line were stretched.
  const isStretched = here.line.softHyphen || above?.line.softHyphen;
  const isRow = hasWideGaps(here.line) && !isStretched && !(below && hangsOn(here, below));
  return isRow ? 'rows' : 'paragraph';
}

/** Whether a line goes on below its last part: a term, and beside it a description of several lines. */
function hangsOn(here: BodyLine, below: BodyLine): boolean {
  if (!isAdjacent(here, below) || hasWideGaps(below.line)) return false;
  const start = cellsOf(here.line).at(-1)?.left ?? 0;
  const { size, x0, y } = below.line;
  return Math.abs(start - x0) < SAME_EDGE * size && here.line.y - y <= PARAGRAPH_GAP * LEADING * size;
}

/**
 * A line inside a sentence may begin with `0.`, `b)` or `*`: the line above is full, and neither ends a sentence nor opens an
 * item that this line would be the next of.
 *
 * @param at Index of `here` in `lines`.
 */
function isInSentence(
  open: Group | undefined,
  here: BodyLine,
  lines: readonly BodyLine[],
  at: number,
  style: BookStyle,
): boolean {
  const above = open?.lines.at(-1);
  if (!open || !above || hasTypesetBullet(here.line.text) || endsSentence(above.line.text)) return false;
  if (open.kind !== 'paragraph' && open.kind !== 'item') return false;
  const { size, x0, y } = here.line;
  const isNextItem = open.kind === 'item' && Math.abs((open.lines[0]?.line.x0 ?? 0) - x0) < OUTDENT * size;
  return (
    !isNextItem &&
    isAdjacent(above, here) &&
    isOfSameSize(above.line, here.line) &&
    isAtLeftOf(above, here) &&
    above.line.y - y <= PARAGRAPH_GAP * leadingOf(open, style, size) &&
    !breaksEarly(above.line, here.line, edgeAround(above, lines, at))
  );
}

function continues(open: Group, above: BodyLine, here: BodyLine, kind: ProseKind, style: BookStyle): boolean {
  if (kind === 'item') return false;
  const sameSize = isOfSameSize(above.line, here.line);
  const gap = above.line.y - here.line.y;
  const adjacent = isAdjacent(above, here);
  if (kind === 'heading' || open.kind === 'heading') {
    // A wrapped heading: the second line looks the same and follows directly.
    return (
      kind === 'heading' && open.kind === 'heading' && adjacent && sameSize && gap <= 1.7 * here.line.size
    );
  }
  if (!sameSize) return false;
  if (above.line.softHyphen && open.kind !== 'rows') return true;
  if (kind === 'rows' || open.kind === 'rows') {
    return adjacent && kind === open.kind && gap <= 2 * PARAGRAPH_GAP * style.leading;
  }
  if (!adjacent) return carriesOn(open, above, here) || goesOnAsAddress(above.line.text, here.line.text);
  if (gap > PARAGRAPH_GAP * leadingOf(open, style, here.line.size)) return false;
  return !opensParagraph(open, above, here);
}

/** Whether a line is below the one before it, not on the next page or in the next column. */
function isAdjacent(above: BodyLine, here: BodyLine): boolean {
  return above.page === here.page && above.line.y > here.line.y;
}

/**
 * A paragraph continues after a page or column break unless its sentence is finished. A list item continues at its own
 * indentation only: its last line may have no full stop.
 */
function carriesOn(open: Group, above: BodyLine, here: BodyLine): boolean {
  if (endsSentence(above.line.text)) return false;
  if (open.kind !== 'item' || /^\p{Ll}/u.test(here.line.text)) return true;
  const item = open.lines[0]?.line.x0 ?? 0;
  const outdented = here.line.x0 < item - OUTDENT * here.line.size;
  const left = open.lines.at(-1)?.line.x0 ?? item;
  return !outdented && (open.lines.length === 1 || here.line.x0 >= left - OUTDENT * here.line.size);
}

/** Uses the paragraph's own leading if it has two lines; else the leading of the book, scaled up for larger text. */
function leadingOf(open: Group, style: BookStyle, size: number): number {
  const [first, second] = open.lines;
  const own = first && second?.page === first.page ? first.line.y - second.line.y : 0;
  if (own > 0) return own;
  return Math.max(style.leading, style.leading * (size / style.bodySize));
}

function opensParagraph(open: Group, above: BodyLine, here: BodyLine): boolean {
  const left =
    open.lines.length > 1 ? Math.min(...open.lines.slice(-2).map(({ line }) => line.x0)) : above.line.x0;
  const indent = (here.line.x0 - left) / here.line.size;
  const ended = endsSentence(above.line.text);
  const hanging = open.lines.length === 1 && (open.kind === 'item' || hangsOn(above, here));
  if (ended && !hanging && indent >= INDENT.least && indent <= INDENT.most) return true;
  if (open.kind === 'item' && here.line.x0 < (open.lines[0]?.line.x0 ?? 0) - here.line.size) return true;
  const edge = Math.max(...open.lines.map(({ line }) => line.x1), here.line.x1);
  if (!breaksEarly(above.line, here.line, edge)) return false;
  // An intended line end followed by a different margin, as after the terms and signatures of a reference.
  return ended || (!hanging && Math.abs(here.line.x0 - above.line.x0) >= INDENT.least * here.line.size);
}

/**
 * The next term of a list with its descriptions indented below the terms. It goes back to the left after a sentence that
 * ended early, or after several lines at one indent: in a paragraph with an indented first line, this line is full and
 * alone. Below an entry of one line it is at the same left edge, and its own description hangs below it.
 *
 * @param at Index of `here` in `lines`.
 */
function opensTerm(open: Group, here: BodyLine, lines: readonly BodyLine[], at: number): boolean {
  const [above, before] = open.lines.slice(-2).toReversed();
  if (above?.page !== here.page || !endsSentence(above.line.text)) return false;
  const edge = edgeAround(above, lines, at);
  const early = breaksEarly(above.line, here.line, edge);
  const hang = INDENT.least * here.line.size;
  const wasIndented = before !== undefined && isAtLeftOf(before, above);
  if (above.line.x0 - here.line.x0 >= hang) return early || wasIndented;
  const below = lines[at + 1];
  if (!early || below?.page !== here.page || !isAtLeftOf(above, here)) return false;
  return below.line.x0 - here.line.x0 >= hang && breaksEarly(here.line, below.line, edge);
}

/** Whether two lines of a page begin at one left edge. */
function isAtLeftOf(one: BodyLine, other: BodyLine): boolean {
  return one.page === other.page && Math.abs(one.line.x0 - other.line.x0) < OUTDENT * other.line.size;
}

/**
 * The description that hangs below a signature, which ends before the line does: the text around shows so, since the two
 * lines may both be short. In a paragraph whose lines hang below its first, this one is full.
 *
 * @param at Index of `here` in `lines`.
 */
function hangsBelow(open: Group, here: BodyLine, lines: readonly BodyLine[], at: number): boolean {
  const [above, more] = open.lines;
  if (!above || more || open.kind !== 'paragraph') return false;
  return isWholeSignature(above, here) && breaksEarly(above.line, here.line, edgeAround(above, lines, at));
}

/**
 * A caption or an entry of a list may have no full stop: at the end of a page or column, a capital after a line that
 * ended early begins another paragraph.
 *
 * @param at Index of `here` in `lines`.
 */
function endsAtBreak(above: BodyLine, here: BodyLine, lines: readonly BodyLine[], at: number): boolean {
  if (isAdjacent(above, here) || above.line.softHyphen || !CAPITAL.test(here.line.text)) return false;
  return breaksEarly(above.line, here.line, edgeAround(above, lines, at));
}

/** The right edge of the lines around one of them, in points. */
function edgeAround({ page, line }: BodyLine, lines: readonly BodyLine[], at: number): number {
  const beside = lines
    .slice(Math.max(0, at - LINES_AROUND), at + LINES_AROUND)
    .filter((other) => other.page === page && other.line.x0 < line.x1);
  return Math.max(...beside.map((other) => other.line.x1));
}

function toBlock(group: Group): ProseBlock {
  const kind = group.kind === 'paragraph' && isListOfLines(group.lines) ? 'rows' : group.kind;
  const { text, marks } = joinLines(group.lines, kind === 'rows' ? '\n' : ' ');
  return { kind, text, marks, size: group.lines[0]?.line.size ?? 0 };
}

/** Recognises addresses, verses and one-column tables: most of their lines end earlier than they had to. */
function isListOfLines(lines: readonly BodyLine[]): boolean {
  if (lines.length < 3) return false;
  const edge = Math.max(...lines.map(({ line }) => line.x1));
  const early = lines.slice(1).filter((here, i) => {
    const above = lines[i];
    if (above?.page !== here.page || endsInHyphen(above.line.text)) return false;
    return breaksEarly(above.line, here.line, edge);
  });
  return early.length * 2 > lines.length - 1;
}
