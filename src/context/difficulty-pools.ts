import { DIFFICULTIES } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';

/** Whose books suit readers of a level: their own and the one below. */
const PRIMARY: Readonly<Record<Difficulty, readonly Difficulty[]>> = {
  beginner: ['beginner'],
  intermediate: ['beginner', 'intermediate'],
  advanced: ['intermediate', 'advanced'],
  master: ['advanced', 'master'],
};

/** `supplementary`: for more advanced readers; its text must be simplified. */
export interface Pools<T> {
  readonly primary: readonly T[];
  readonly supplementary: readonly T[];
}

/**
 * Divides chunks by the difficulty of their books. Those of lower levels are left out. If nothing is left, all chunks
 * are primary.
 */
export function poolsOf<T extends { readonly difficulty: Difficulty }>(
  chunks: readonly T[],
  level: Difficulty | undefined,
): Pools<T> {
  if (level === undefined) return { primary: chunks, supplementary: [] };
  const higher = DIFFICULTIES.slice(DIFFICULTIES.indexOf(level) + 1);
  const primary = chunks.filter(({ difficulty }) => PRIMARY[level].includes(difficulty));
  const supplementary = chunks.filter(({ difficulty }) => higher.includes(difficulty));
  if (primary.length + supplementary.length === 0) return { primary: chunks, supplementary: [] };
  return { primary, supplementary };
}
