import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { Dropped, LedgerLine, PageRange } from './page-ledger.js';

/** A piece of the book: the unit that is embedded, ranked and quoted. */
export interface Chunk {
  /** Place in reading order, from 0, without gaps. */
  readonly ordinal: number;
  readonly type: ChunkType;
  /** Code verbatim with its indentation; prose with its paragraphs. */
  readonly text: string;
  /** `order` of the innermost section, or null before the first one. */
  readonly section: number | null;
  /** Titles from the top level down to the innermost section. */
  readonly sectionPath: readonly string[];
  /** Physical pages, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** Their printed labels (`iv`, `12`), or null where the PDF has none. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  /** What the text is made of, in order. */
  readonly parts: readonly ChunkPart[];
  /**
   * First and last character in the book's body text: the texts of all chunks in reading order, each after the
   * separator that stood before it (a blank line, a line end, a space, or nothing within a script without spaces).
   * Unicode code points from 0; ranges ascend and never overlap.
   */
  readonly charFirst: number;
  readonly charLast: number;
  /** Titles that stand before the text when it is embedded; shorter than `sectionPath` where that is long. */
  readonly embedPrefix: string;
  /**
   * What the encoder is given, before the prefix that the model itself wants: `embedPrefix` and `text`, web addresses
   * left out.
   */
  readonly embedText: string;
  /** Of `embedText`, in tokens of the model that will embed the chunk, special tokens included. */
  readonly tokens: number;
  /** Hex SHA-256 of the text: what makes a chunk the same chunk. */
  readonly contentHash: string;
  /** Hex SHA-256 of `embedText`: what makes its vector the same vector. */
  readonly embedHash: string;
}

export interface TokenLimits {
  /** No chunk is longer, special tokens included. */
  readonly hard: number;
  /** Blocks share a chunk up to this many tokens; a single block or all under one label may take `hard`. */
  readonly joined: number;
  /** A chunk closes at the next boundary after this many tokens. */
  readonly soft: number;
  /** A smaller piece joins its neighbour in the same section. */
  readonly small: number;
}

/** Counts the tokens of a text as the model that will embed it does, without special tokens. */
export type TokenCounter = (text: string) => number;

/** What became of a book. */
export interface Chunking {
  readonly chunks: readonly Chunk[];
  /** Text that is in no chunk: whole pages and parts of pages, in page order. */
  readonly dropped: readonly Dropped[];
  /** Every page of the book, in exactly one line. */
  readonly ledger: readonly LedgerLine[];
  /** First and last page of the book proper; null when nothing is kept. */
  readonly content: PageRange | null;
}
