import type { Box } from './box.js';

/** Kinds of parts of a chunk. `output` is what a program printed in a console session. */
export const PART_KINDS = ['heading', 'prose', 'list', 'table', 'code', 'output'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Languages that the analysis can recognise in a listing, with the names that Markdown uses after a fence. */
export const CODE_LANGUAGES = [
  'python',
  'r',
  'shell',
  'c',
  'cpp',
  'java',
  'javascript',
  'sql',
  'xml',
  'html',
  'make',
  'perl',
] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/**
 * Position of a part: one rectangle for each page and column, around whole lines. In PDF points from the lower left
 * corner of the page as a viewer shows it: cropped and rotated as the PDF says.
 */
export interface PartBox extends Box {
  /** Physical page, from 1. */
  readonly page: number;
  /**
   * First character of the chunk's text that stands in this box, counted like `ChunkPart.first`. Absent in the first
   * box of a part, whose text begins with the part, and in chunks written before it was stored.
   */
  readonly first?: number;
}

/** A stretch of a chunk's text of one kind. The parts of a chunk are in order, with only white space between them. */
export interface ChunkPart {
  readonly kind: PartKind;
  /** First and last character in the text of the chunk: Unicode code points from 0, both included. */
  readonly first: number;
  readonly last: number;
  /** For code and the output of its session; absent when it is unknown. */
  readonly language?: CodeLanguage;
  /** For a table: the largest number of cells in a row; absent when the rows do not form columns. */
  readonly columns?: number;
  /** The part continues from the previous chunk, because the listing or paragraph was too long for one chunk. */
  readonly goesOn?: true;
  /** In the order of the text. */
  readonly boxes: readonly PartBox[];
}
