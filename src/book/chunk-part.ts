import type { Box } from './box.js';

/** What a part of a chunk is; `output` is what a program printed in a session. */
export const PART_KINDS = ['heading', 'prose', 'list', 'table', 'code', 'output'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Languages that a listing can be told to be in, as Markdown names them after a fence. */
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
 * Where a part stands: one rectangle for each page and column, around whole lines. In PDF points from the lower left
 * corner of the page as it is shown: cropped, and turned by the rotation that the PDF asks for.
 */
export interface PartBox extends Box {
  /** Physical page, from 1. */
  readonly page: number;
}

/** A stretch of a chunk's text of one kind. The parts of a chunk are in order; only white space stands between them. */
export interface ChunkPart {
  readonly kind: PartKind;
  /** First and last character in the text of the chunk: Unicode code points from 0, both included. */
  readonly first: number;
  readonly last: number;
  /** Of code and the output of its session; left out where nothing tells it. */
  readonly language?: CodeLanguage;
  /** Of a table: how many cells a row has at most; left out where the rows do not stand in columns. */
  readonly columns?: number;
  /** The part goes on from the chunk before: a listing or a paragraph that was too long for one. */
  readonly goesOn?: true;
  /** In the order of the text. */
  readonly boxes: readonly PartBox[];
}
