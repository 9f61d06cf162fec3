import { cellsOfRow } from '../tables/table-text.js';
import { leadsIn, lastSentence } from './fit-blocks.js';
import type { Piece } from './piece.js';
import { termsOf } from './terms.js';

/** The head of a table names its columns: a few words in each, without numbers and sentences. */
const LONGEST_HEAD = 40;
const HEAD_CELL = /^\p{Lu}[^\d.:;]*$/u;
/** Words of an entry that name it where it was cut. */
const ENTRY_WORDS = 8;

/**
 * For each place where a section was cut, what the text after it needs to be understood, and has not: the head of its
 * table, the sentence that announces its list, the term that it describes.
 *
 * @param pieces The pieces of the section, in order.
 * @param cuts   Positions of the first piece after each cut.
 * @returns A text for each cut; empty if nothing is needed.
 */
export function carriedOver(pieces: readonly Piece[], cuts: readonly number[]): string[] {
  if (cuts.length === 0) return [];
  const terms = termsOf(pieces);
  return cuts.map((at) => {
    const term = terms[at] ?? null;
    const own = term === null ? '' : pieces[term]!.text.replace(/\s+/gu, ' ');
    return [own, ofTable(pieces, at), ofList(pieces, at)].filter((text) => text !== '').join('\n');
  });
}

/** The first row of a table, if it names the columns. */
export function headOf({ kind, text, marks }: Pick<Piece, 'kind' | 'text' | 'marks'>): string {
  const end = text.indexOf('\n');
  if (kind !== 'table' || end < 0) return '';
  const row = text.slice(0, end);
  const [first, second] = [marks[0], marks.find(({ offset }) => offset > end)];
  if (first && second && first.line.font !== second.line.font) return row;
  const cells = cellsOfRow(row);
  return cells.every((cell) => cell.length <= LONGEST_HEAD && HEAD_CELL.test(cell)) ? row : '';
}

function ofTable(pieces: readonly Piece[], at: number): string {
  const [last, first] = [pieces[at - 1], pieces[at]];
  if (first?.kind !== 'table' || last?.kind !== 'table' || !isSameTable(last, first)) return '';
  let from = at - 1;
  while (pieces[from - 1]?.kind === 'table' && isSameTable(pieces[from - 1]!, pieces[from]!)) from--;
  const head = headOf(pieces[from]!);
  // On a further page the table has its head again.
  const above = head === '' ? announcement(pieces[from - 1]) : first.text.startsWith(head) ? '' : head;
  return [above, entryOf(pieces.slice(from, at), first)].filter((text) => text !== '').join('\n');
}

/** The first cell of the entry that a row without one belongs to. */
function entryOf(above: readonly Piece[], first: Piece): string {
  if (!first.text.startsWith('| ')) return '';
  const rows = above.flatMap(({ text }) => text.split('\n'));
  return cellsOfRow(rows.findLast((row) => !row.startsWith('| ')) ?? '')[0] ?? '';
}

/** A table that goes on on the next page is a block of its own there. */
function isSameTable(last: Piece, first: Piece): boolean {
  return last.block === first.block || (last.columns !== undefined && last.columns === first.columns);
}

function ofList(pieces: readonly Piece[], at: number): string {
  const [last, first] = [pieces[at - 1], pieces[at]];
  if (first?.kind !== 'item' || last?.kind !== 'item') return '';
  let from = at - 1;
  while (pieces[from - 1]?.kind === 'item') from--;
  const entry = pieces.find(({ block }) => block === first.block);
  const cut = entry !== first && entry ? entry.text.split(/\s+/u, ENTRY_WORDS).join(' ') : '';
  return [announcement(pieces[from - 1]), cut].filter((text) => text !== '').join('\n');
}

/** The sentence that leads to what follows; empty when the text before it is complete without it. */
function announcement(piece: Piece | undefined): string {
  return piece && piece.kind === 'paragraph' && leadsIn(piece) ? lastSentence(piece.text) : '';
}
