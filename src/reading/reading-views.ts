import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { TypeReason } from '../book/type-reason.js';
import type { CodingComplexity } from '../context/coding-complexity.js';
import type { CorrectionView } from '../corrections/correction-view.js';
import type { Difficulty } from '../documents/document.entity.js';

/** One entry of the stored contents of a book. */
export interface SectionView {
  readonly id: string;
  /** Null at the top level. */
  readonly parentId: string | null;
  /** Position in the contents, from 0. */
  readonly order: number;
  /** 0 for the top level. */
  readonly level: number;
  readonly title: string;
  /** Titles from the top level down to this section. */
  readonly path: readonly string[];
  /** Physical pages, from 1, both included. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** As printed; null when the PDF has no labels, and when no chunk has text of the page. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  /** Chunks of the section itself. */
  readonly chunks: number;
  /** Chunks of the section and of all sections below it. */
  readonly chunksBelow: number;
  /** Whether its title was corrected by hand. */
  readonly corrected: boolean;
}

/** Where a chunk stands. */
export interface ChunkPlace {
  readonly chunkId: string;
  readonly documentId: string;
  readonly sectionId: string | null;
  /** Titles from the top level down to its section; empty outside all sections. */
  readonly sectionPath: readonly string[];
  /** Position in the reading order of its document, from 0. */
  readonly ordinal: number;
  readonly type: ChunkType;
  /** Physical pages, from 1, both included. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** As printed; null when the PDF has no labels, and for chunks written before they were stored. */
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
}

/** A chunk in a list. */
export interface ChunkView extends ChunkPlace {
  /** Length in tokens of the model that embeds it. */
  readonly tokens: number;
  /** The whole text, or its beginning if previews were asked for. */
  readonly text: string;
  /** Of the chunk, or of its document. */
  readonly difficulty: Difficulty;
  /** Whether it was corrected by hand. */
  readonly corrected: boolean;
  /** Only for code and for what the reader shall try. */
  readonly complexity: CodingComplexity | null;
}

/** A vector of a chunk. */
export interface VectorView {
  readonly model: string;
  readonly revision: string;
  readonly dimension: number;
  /** Hash of the text that was embedded. */
  readonly contentHash: string;
  /** Whether it belongs to the present text of the chunk. */
  readonly current: boolean;
  readonly embeddedAt: string;
  /** The numbers, if they were asked for. */
  readonly vector?: readonly number[];
}

/** One chunk with all that is stored of it. */
export interface WholeChunk extends ChunkView {
  /** Title of its document. */
  readonly title: string;
  /** Null for chunks written before parts were stored. */
  readonly parts: readonly ChunkPart[] | null;
  /** Why it has its type; null for chunks written before that was stored. */
  readonly typeReason: TypeReason | null;
  /** The corrections by hand that shaped it, oldest first. */
  readonly corrections: readonly CorrectionView[];
  readonly contentHash: string;
  /** Chunk ids before and after it in its document; null at an end. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly vectors: readonly VectorView[];
}
