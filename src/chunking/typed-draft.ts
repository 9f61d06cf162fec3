import type { ChunkType } from '../book/chunk-type.js';
import type { TypeReason } from '../book/type-reason.js';
import { embedTextOf } from './embed-text.js';
import type { Scale } from './measure.js';
import type { Draft } from './packing/draft.js';
import { keepLimit, type MeasuredDraft } from './packing/keep-limit.js';
import type { Piece } from './packing/piece.js';
import { decideType } from './typing/type-of.js';

/** A finished draft with its type, counted by the model that will embed it. */
export interface TypedDraft extends MeasuredDraft {
  readonly type: ChunkType;
  readonly typeReason: TypeReason;
  /** Titles before the text when it is embedded. */
  readonly prefix: string;
}

/**
 * Types a draft and cuts it if it exceeds the limit of the model for its type. The parts may have other types and so
 * other models, so they are typed and measured again.
 */
export function typedDrafts(
  draft: Draft,
  path: readonly string[],
  scaleOf: (type: ChunkType) => Scale,
): TypedDraft[] {
  const { type, reason } = decideType(draft.pieces.map(typedPart), draft.span?.kind ?? null);
  const { limits, countTokens, prefixOf } = scaleOf(type);
  const prefix = prefixOf(path);
  const parts = keepLimit(draft, limits.hard, (text) => countTokens(embedTextOf(prefix, text)));
  if (parts.length > 1) return parts.flatMap((part) => typedDrafts(part, path, scaleOf));
  return parts.map((part) => ({ ...part, type, typeReason: reason, prefix }));
}

function typedPart({ kind, text }: Piece) {
  return { kind: kind === 'heading' || kind === 'code' ? kind : ('prose' as const), text };
}
