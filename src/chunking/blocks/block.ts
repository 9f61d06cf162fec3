import type { CodeLanguage } from '../../book/chunk-part.js';
import type { BodyLine } from '../lines/body-lines.js';

/** What a line of a listing is: `output` is what the program of a session printed, and not what was typed. */
export interface CodeRole {
  readonly kind: 'code' | 'output';
  /** Of code; null where nothing tells it. */
  readonly language: CodeLanguage | null;
}

/**
 * From `offset` (in characters of the text) on, the text is made of this line of the page; lines with one offset made
 * it together: those of a table's row, or of a line of code that the typesetter had wrapped.
 */
export interface LineMark extends BodyLine {
  readonly offset: number;
  /** Of code. */
  readonly code?: CodeRole;
}

export type ProseKind = 'heading' | 'paragraph' | 'item' | 'rows' | 'table';

/** Running text. Tables and other rows (addresses) keep their line ends; the other kinds are one line. */
export interface ProseBlock {
  readonly kind: ProseKind;
  readonly text: string;
  /** At least one; the first has offset 0. */
  readonly marks: readonly LineMark[];
  /** Font size in points; ranks headings. */
  readonly size: number;
  /** Of a table: how many; 0 where its rows do not agree. */
  readonly columns?: number;
}

export interface ListingLine {
  /** With its indentation relative to the block; empty for a blank line. */
  readonly text: string;
  /** What it was made of; none for a blank line. */
  readonly sources: readonly BodyLine[];
}

export interface CodeLine extends ListingLine {
  readonly role: CodeRole;
}

/** A listing or a terminal transcript; never re-wrapped. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly lines: readonly CodeLine[];
}

export type Block = ProseBlock | CodeBlock;

/** The marks of the text from `from` (included) to `to` (excluded), which begins a text of its own. */
export function marksBetween(marks: readonly LineMark[], from: number, to: number): LineMark[] {
  const begun = marks.findLast(({ offset }) => offset <= from)?.offset ?? 0;
  return marks
    .filter(({ offset }) => offset >= begun && (offset < to || offset === begun))
    .map(({ line, page, offset, code }) => ({ line, page, offset: Math.max(0, offset - from), code }));
}
