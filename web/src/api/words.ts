import type { Schemas } from './client.js';

/** Words of the library that more than one view knows, in the order in which people are shown them. */

export type ChunkType = Schemas['ChunkResponse']['type'];
export const CHUNK_TYPES = [
  'concept',
  'code',
  'example',
  'exercise',
  'try_it',
] as const satisfies ChunkType[];

export type Difficulty = Schemas['ListedDocumentResponse']['difficulty'];
export const DIFFICULTIES = [
  'beginner',
  'intermediate',
  'advanced',
  'master',
] as const satisfies Difficulty[];

export type DocumentStatus = Schemas['ListedDocumentResponse']['status'];

/** Whether a run works on a document, or is about to. */
export function isAtWork(status: DocumentStatus): boolean {
  return status === 'queued' || status === 'processing';
}
