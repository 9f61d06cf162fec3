import type { ChunkType } from '../book/chunk-type.js';
import type { ChunkText } from '../content/stored-chunk.js';
import type { Difficulty } from '../documents/document.entity.js';

/** What a person can correct. */
export const CORRECTION_KINDS = ['type', 'difficulty', 'split', 'join', 'title'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** `not_applied`: what it corrects is no longer in the book, as it was read last. */
export const CORRECTION_STATUSES = ['applied', 'not_applied', 'undone'] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];

/** What is to be done to a chunk. `difficulty` null: that of the book. */
export type ChunkChange =
  | { readonly kind: 'type'; readonly type: ChunkType }
  | { readonly kind: 'difficulty'; readonly difficulty: Difficulty | null }
  | { readonly kind: 'split'; readonly offset: number }
  | { readonly kind: 'join' };

export interface TitleChange {
  readonly kind: 'title';
  readonly title: string;
}

export type Change = ChunkChange | TitleChange;

/**
 * Where a correction was made, so that it is found in the book when it is read again: the text by its hash, and its
 * place among the same texts. It describes the book as the earlier corrections have left it.
 */
export interface CorrectionPlace {
  /** Titles from the top level down to the section. Of a title: as it was before. */
  readonly sectionPath: readonly string[];
  /** Of the chunk in reading order, or of the section in the contents; from 0. */
  readonly order: number;
  /** Physical page, from 1. */
  readonly page: number;
  /** Hash of the text of the chunk; null for a title. */
  readonly contentHash: string | null;
  /** Hash of the chunk that it was joined with; null for other corrections. */
  readonly nextHash: string | null;
  /** How many chunks of the book have the same text, or how many sections the same title; at least 1. */
  readonly twins: number;
}

/** What a correction has changed, for people. */
export interface ChangedState {
  readonly type?: ChunkType;
  readonly difficulty?: Difficulty | null;
  readonly title?: string;
  /** The texts of the chunks, in reading order. */
  readonly texts?: readonly string[];
}

/** All that is needed to undo a correction: the chunks before it, or the title. */
export interface Snapshot {
  readonly chunks?: readonly ChunkText[];
  readonly title?: string;
}

/** Who makes corrections. `command`: somebody at the command line, by the name of the account. */
export interface Corrector {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string;
}

/** How a correction fared when its book was read again. It becomes true when the run publishes. */
export type ReplayOutcome =
  | {
      readonly id: string;
      readonly applied: true;
      readonly place: CorrectionPlace;
      readonly snapshot: Snapshot;
    }
  | { readonly id: string; readonly applied: false; readonly kind: CorrectionKind; readonly reason: string };
