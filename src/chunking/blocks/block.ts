/** From `offset` (in characters of the block's text) on, the text stands on `page`. */
export interface PageMark {
  readonly offset: number;
  readonly page: number;
}

export type ProseKind = 'heading' | 'paragraph' | 'item' | 'rows';

/** Running text. Rows (tables, addresses) keep their line ends; the other kinds are one line. */
export interface ProseBlock {
  readonly kind: ProseKind;
  readonly text: string;
  /** At least one; the first has offset 0. */
  readonly marks: readonly PageMark[];
  /** Font size in points; ranks headings. */
  readonly size: number;
}

export interface CodeLine {
  /** With its indentation relative to the block; empty for a blank line. */
  readonly text: string;
  readonly page: number;
}

/** A listing or a terminal transcript; never re-wrapped. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly lines: readonly CodeLine[];
}

export type Block = ProseBlock | CodeBlock;

/** The page that holds the character at `offset`. */
export function pageAt(marks: readonly PageMark[], offset: number): number {
  let page = marks[0]?.page ?? 0;
  for (const mark of marks) {
    if (mark.offset > offset) break;
    page = mark.page;
  }
  return page;
}
