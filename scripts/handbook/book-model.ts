/** The styles of running text; `fonts.ts` chooses the fonts for them. */
export type RunStyle = 'plain' | 'bold' | 'italic' | 'code';

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style: RunStyle;
}

export type Cell = readonly Run[];

export interface Heading {
  readonly kind: 'heading';
  /** 1 for the chapter's title, 2 for its sections, 3 for their subsections. */
  readonly level: 1 | 2 | 3;
  /** `4`, `4.2` or `4.2.1`. */
  readonly number: string;
  readonly title: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
}

export interface CodeBlock {
  readonly kind: 'code';
  /** The word after the fence; empty without one. */
  readonly language: string;
  readonly lines: readonly string[];
}

export interface ItemList {
  readonly kind: 'list';
  readonly items: readonly { readonly marker: string; readonly blocks: readonly Block[] }[];
}

export interface Table {
  readonly kind: 'table';
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Text set apart by a bar at its left, such as a "Try it". */
export interface Box {
  readonly kind: 'box';
  readonly blocks: readonly Block[];
}

export type Block = Heading | Paragraph | CodeBlock | ItemList | Table | Box;

export interface Chapter {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** In reading order; the first one is the chapter's heading. */
  readonly blocks: readonly Block[];
}
