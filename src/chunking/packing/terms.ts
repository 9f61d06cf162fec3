import { isDefinitionHead } from '../blocks/definition-heads.js';
import { endsSentence } from '../blocks/line-shape.js';
import { isPrototype } from '../blocks/signatures.js';
import { leadsIn } from './fit-blocks.js';
import type { Piece } from './piece.js';

/** In font sizes: how far a description stands to the right of its term. */
const HANG = { least: 0.8, most: 9 } as const;
/** The same where the description has one line, which could be the indented first line of a paragraph. */
const HANG_OF_ONE_LINE = 2.2;
/** What a person typed into a console is no term. */
const PROMPT = /^(?:>>>|\.\.\.|[$#%>]) /u;
/** An option alone is no command: the text below it says what it does, even where it does not hang. */
const OPTION = /^--?[A-Za-z][\w-]*(?:[=[ ]\S*)?$/;
/** A term, or several that share a description, such as two forms of an option. */
const MOST_LINES = 4;
/** A declaration has a line for each parameter in some manuals. */
const MOST_LINES_OF_PROTOTYPE = 8;

/**
 * Whether a piece is the term of a description that begins with the next piece, indented below it.
 *
 * @param before The piece before the term. What it announces is no head of an entry.
 */
export function isTerm(term: Piece, next: Piece, before?: Piece): boolean {
  if (term.block === next.block) return false;
  if (next.kind !== 'paragraph' && next.kind !== 'rows' && next.kind !== 'item') return false;
  if (isHeadOfEntry(term) && !(before && leadsIn(before))) return true;
  if (term.marks.length > MOST_LINES) return false;
  if (term.kind !== 'code' && term.kind !== 'paragraph' && term.kind !== 'rows') return false;
  if (term.kind === 'code' && next.kind === 'paragraph' && isOption(term.text)) return true;
  const [above, below] = [term.marks.at(-1), next.marks[0]];
  if (!above || !below || above.page !== below.page || above.line.y <= below.line.y) return false;
  // A signature that goes on in a second line has it indented, so its first line counts.
  const hang = leftOf(next, below.page) - leftOf(term, above.page);
  const least = next.marks.length === 1 ? HANG_OF_ONE_LINE : HANG.least;
  if (hang < least * above.line.size || hang > HANG.most * above.line.size) return false;
  return term.kind === 'code' ? !PROMPT.test(term.text) : !endsSentence(term.text);
}

/** What says by itself that its description follows, wherever that stands. */
function isHeadOfEntry({ kind, text, marks }: Piece): boolean {
  if (kind === 'code') return marks.length <= MOST_LINES_OF_PROTOTYPE && isPrototype(text);
  const isProse = kind === 'paragraph' || kind === 'rows';
  return isProse && marks.length <= MOST_LINES && isDefinitionHead(text);
}

function isOption(text: string): boolean {
  return text.split('\n').every((line) => OPTION.test(line.trim()));
}

/**
 * For each piece of a section, the position of the term that it describes: pieces to the right of a term belong to it.
 * Null for a term of the outermost list, and for all else.
 */
export function termsOf(pieces: readonly Piece[]): (number | null)[] {
  const open: number[] = [];
  return pieces.map((piece, i) => {
    const page = piece.marks[0]?.page ?? 0;
    while (open.length > 0 && !isUnder(piece, pieces[open.at(-1)!]!, page)) open.pop();
    const owner = open.at(-1) ?? null;
    const next = pieces[i + 1];
    if (next && isTerm(piece, next, pieces[i - 1])) {
      open.push(i);
      return null;
    }
    return owner;
  });
}

function isUnder(piece: Piece, term: Piece, page: number): boolean {
  if (piece.kind === 'heading') return false;
  const hang = leftOf(piece, page) - leftOf(term, term.marks[0]?.page ?? 0);
  return hang >= HANG.least * (piece.marks[0]?.line.size ?? 0);
}

/** Left edge of the lines of a piece on one page, in points. */
function leftOf({ marks }: Piece, page: number): number {
  let left = Infinity;
  for (const mark of marks) if (mark.page === page && mark.line.x0 < left) left = mark.line.x0;
  return left;
}
