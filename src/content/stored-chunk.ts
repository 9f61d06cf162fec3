import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { TypeReason } from '../book/type-reason.js';
import type { Chunk } from '../chunking/chunk.js';
import type { Difficulty } from '../documents/document.entity.js';
import type { Section } from '../structure/section.js';

/** What is stored of a chunk besides its place among the others. The fields are as in `ChunkEntity`. */
export interface ChunkText {
  readonly type: ChunkType;
  readonly typeReason: TypeReason | null;
  readonly difficulty: Difficulty | null;
  readonly text: string;
  readonly contentHash: string;
  readonly embedPrefix: string;
  readonly embedHash: string;
  readonly tokens: number;
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  readonly charFirst: number | null;
  readonly charLast: number | null;
  readonly parts: readonly ChunkPart[] | null;
  /** The corrections by hand that shaped it, oldest first. */
  readonly corrections: readonly string[];
}

/** A chunk that is to be stored. */
export interface StoredChunk extends ChunkText {
  readonly ordinal: number;
  /** `order` of its section; null before the first section. */
  readonly section: number | null;
}

/** A section that is to be stored. */
export interface StoredSection extends Section {
  readonly corrections: readonly string[];
}

/** A chunk as the analysis has cut it. */
export function uncorrectedChunk(chunk: Chunk): StoredChunk {
  return { ...chunk, difficulty: null, corrections: [] };
}

/** A section as the analysis has found it. */
export function uncorrectedSection(section: Section): StoredSection {
  return { ...section, corrections: [] };
}

/**
 * The titles from the top level down to each section.
 *
 * @param sections In their order; a parent comes before its children.
 */
export function sectionPaths(sections: readonly Section[]): string[][] {
  const paths: string[][] = [];
  for (const { title, parent } of sections) {
    paths.push(parent === null ? [title] : [...paths[parent]!, title]);
  }
  return paths;
}
