import { UserError } from '../errors/errors.js';
import type { ChunkText } from '../content/stored-chunk.js';
import type { ChunkChange } from './correction.js';
import { joinChunks } from './join-chunks.js';
import { longest, measured } from './measured.js';
import type { ScaleOf } from './measured.js';
import { splitChunk } from './split-chunk.js';

/** The chunks that a correction replaces, and those that take their place. */
export interface ChangedChunks<T extends ChunkText> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/**
 * Makes a correction of a chunk.
 *
 * @param next The chunk after it in the same section, if there is one.
 * @throws {UserError} `correction.offset`, `correction.no_next`, `correction.too_long`.
 */
export function changed<T extends ChunkText>(
  chunk: T,
  next: T | undefined,
  change: ChunkChange,
  { path, scaleOf }: { readonly path: readonly string[]; readonly scaleOf: ScaleOf },
): ChangedChunks<T> {
  const measure = (one: T) => measured(one, path, scaleOf);
  switch (change.kind) {
    case 'type': {
      const typeReason = { rule: 'by_hand', evidence: null } as const;
      const typed = { ...chunk, type: change.type, typeReason };
      return { before: [chunk], after: [measure(typed)] };
    }
    case 'difficulty':
      return { before: [chunk], after: [{ ...chunk, difficulty: change.difficulty }] };
    case 'split':
      return { before: [chunk], after: splitChunk(chunk, change.offset).map(measure) };
    case 'join': {
      if (!next) throw noNext();
      const joined = measure(joinChunks(chunk, next));
      const most = longest(joined.type, scaleOf);
      if (joined.tokens > most) throw tooLong(joined.tokens, most);
      return { before: [chunk, next], after: [joined] };
    }
  }
}

function noNext(): UserError {
  return new UserError('correction.no_next', 'No chunk follows this one in its section.', {
    fault: 'conflict',
    field: 'id',
    hint: 'Join it with the one before, by the identifier of that one.',
  });
}

function tooLong(tokens: number, most: number): UserError {
  return new UserError(
    'correction.too_long',
    `Together they have ${tokens} tokens; the model that embeds them reads ${most}.`,
    { field: 'id', hint: 'Split one of them first, and join the parts that belong together.' },
  );
}
