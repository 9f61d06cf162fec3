import type { CodeLanguage } from '../../book/chunk-part.js';
import type { BodyLine } from '../lines/body-lines.js';

/** The role of a line in a listing. In a console session, `output` was printed by the program and `code` was typed. */
export interface CodeRole {
  readonly kind: 'code' | 'output';
  /** The language of code; null when it is unknown. */
  readonly language: CodeLanguage | null;
}

/**
 * The text from `offset` (in characters) on comes from this line of the page. Several lines have the same offset when
 * they made that text together: the lines of a table row, or of a line of code that the typesetter wrapped.
 */
export interface LineMark extends BodyLine {
  readonly offset: number;
  /** Set for lines of code. */
  readonly code?: CodeRole;
}

export type ProseKind = 'heading' | 'paragraph' | 'item' | 'rows' | 'table';

/** Running text. Tables and other rows (such as addresses) keep their line ends; other kinds are a single line. */
export interface ProseBlock {
  readonly kind: ProseKind;
  readonly text: string;
  /** At least one mark; the first has offset 0. */
  readonly marks: readonly LineMark[];
  /** Font size in points; it ranks headings. */
  readonly size: number;
  /** Number of columns of a table; 0 when its rows do not agree. */
  readonly columns?: number;
}

export interface ListingLine {
  /** Includes the indentation relative to the block; empty for a blank line. */
  readonly text: string;
  /** The lines of the page that it comes from; none for a blank line. */
  readonly sources: readonly BodyLine[];
}

export interface CodeLine extends ListingLine {
  readonly role: CodeRole;
}

/** A listing or a terminal transcript. Its lines are never wrapped again. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly lines: readonly CodeLine[];
}

export type Block = ProseBlock | CodeBlock;

/** The marks of the text from `from` (included) to `to` (excluded), with offsets counted from `from`. */
export function marksBetween(marks: readonly LineMark[], from: number, to: number): LineMark[] {
  const begun = marks.findLast(({ offset }) => offset <= from)?.offset ?? 0;
  return marks
    .filter(({ offset }) => offset >= begun && (offset < to || offset === begun))
    .map(({ line, page, offset, code }) => ({ line, page, offset: Math.max(0, offset - from), code }));
}
