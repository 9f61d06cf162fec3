import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { TypeReason } from '../book/type-reason.js';
import type { Dropped, LedgerLine, PageRange } from './page-ledger.js';
import type { RepeatedLine } from './repeated-lines.js';

/** A piece of the book: the unit that is embedded, ranked and quoted. */
export interface Chunk {
  /** Position in reading order, from 0, without gaps. */
  readonly ordinal: number;
  readonly type: ChunkType;
  readonly typeReason: TypeReason;
  /** Code is verbatim, with its indentation; prose keeps its paragraphs. */
  readonly text: string;
  /** `order` of the innermost section; null before the first section. */
  readonly section: number | null;
  /** Titles from the top level down to the innermost section. */
  readonly sectionPath: readonly string[];
  /** Physical pages, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** Printed labels of these pages (`iv`, `12`); null when the PDF has none. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  /** The parts of the text, in order. */
  readonly parts: readonly ChunkPart[];
  /**
   * First and last character in the book's body text. The body text is the texts of all chunks in reading order, each
   * after its separator (a blank line, a line end, a space, or nothing within a script without spaces).
   * Counted in Unicode code points from 0. Ranges ascend and never overlap.
   */
  readonly charFirst: number;
  readonly charLast: number;
  /**
   * What stands before the text when it is embedded: titles, fewer than in `sectionPath` when that is long; then, after a
   * blank line, what a cut text continues, such as the head of its table.
   */
  readonly embedPrefix: string;
  /**
   * The input of the encoder: `embedPrefix` and `text` without web addresses. The model's own prefix is added to it
   * later.
   */
  readonly embedText: string;
  /** Length of `embedText` in tokens of the model that will embed the chunk, including special tokens. */
  readonly tokens: number;
  /** Hex SHA-256 of the text. Chunks with the same hash count as the same chunk. */
  readonly contentHash: string;
  /** Hex SHA-256 of `embedText`. A vector stays valid as long as this hash stays the same. */
  readonly embedHash: string;
}

export interface TokenLimits {
  /** No chunk is longer than this, including special tokens. */
  readonly hard: number;
  /** Blocks share a chunk up to this many tokens. A single block, or all blocks under one label, may use `hard`. */
  readonly joined: number;
  /** After this many tokens, a chunk ends at the next boundary. */
  readonly soft: number;
  /** A smaller piece is joined to its neighbour in the same section. */
  readonly small: number;
}

/** Counts the tokens of a text like the model that will embed it, without special tokens. */
export type TokenCounter = (text: string) => number;

/** The result of cutting a book into chunks. */
export interface Chunking {
  readonly chunks: readonly Chunk[];
  /** Text that is in no chunk, as whole pages and parts of pages, in page order. */
  readonly dropped: readonly Dropped[];
  /** Lines that were left out of all pages because they repeat. */
  readonly repeated: readonly RepeatedLine[];
  /** Every page of the book is in exactly one line. */
  readonly ledger: readonly LedgerLine[];
  /** First and last page of the book proper, without front and back matter; null when nothing is kept. */
  readonly content: PageRange | null;
}
