import type { ChunkType } from '../book/chunk-type.js';
import { embedTextOf } from './embed-text.js';
import type { Scale } from './measure.js';
import type { Draft } from './packing/draft.js';
import { keepLimit, type MeasuredDraft } from './packing/keep-limit.js';
import type { Piece } from './packing/piece.js';
import { typeOf } from './typing/type-of.js';

/** A finished draft of which the model that will embed it is known, counted by that model. */
export interface TypedDraft extends MeasuredDraft {
  readonly type: ChunkType;
  /** Titles that stand before the text when it is embedded. */
  readonly prefix: string;
}

/**
 * Types a draft and cuts it where it is longer than the model of its type takes. The parts may be of other types and so
 * for other models: they are typed and measured anew.
 */
export function typedDrafts(
  draft: Draft,
  path: readonly string[],
  scaleOf: (type: ChunkType) => Scale,
): TypedDraft[] {
  const type = typeOf(draft.pieces.map(typedPart), draft.span?.kind ?? null);
  const { limits, countTokens, prefixOf } = scaleOf(type);
  const prefix = prefixOf(path);
  const parts = keepLimit(draft, limits.hard, (text) => countTokens(embedTextOf(prefix, text)));
  if (parts.length > 1) return parts.flatMap((part) => typedDrafts(part, path, scaleOf));
  return parts.map((part) => ({ ...part, type, prefix }));
}

function typedPart({ kind, text }: Piece) {
  return { kind: kind === 'heading' || kind === 'code' ? kind : ('prose' as const), text };
}
