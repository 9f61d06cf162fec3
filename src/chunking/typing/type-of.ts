import type { ChunkType } from '../../book/chunk-type.js';
import { sentences } from '../packing/split-text.js';
import { readsAsCode } from './code-cues.js';
import type { LabelKind } from './labels.js';
import { findCue } from './prose-cues.js';

/** What the typing needs to know about a piece of a finished chunk. */
export interface TypedPart {
  readonly kind: 'heading' | 'prose' | 'code';
  readonly text: string;
}

/** Code with at least this share of the characters is the body of a chunk. */
const CODE_BODY = 0.5;
/** Prose with a smaller share only introduces the code and does not decide the type. */
const BARE_LEAD_IN = 0.2;

/**
 * Types a finished chunk as Code, Try_It, Exercise, Example or else Concept. A label above the chunk or a cue in
 * its first sentences wins over the code after it. A chunk of nothing but code is Code under any label.
 *
 * @param label The label above the chunk, or null.
 */
export function typeOf(parts: readonly TypedPart[], label: LabelKind | null): ChunkType {
  const code = sizeOf(parts, 'code');
  const prose = sizeOf(parts, 'prose');
  const hasCode = code > 0 || parts.some((part) => part.kind === 'prose' && readsAsCode(part.text));
  const onlyCode = hasCode && !parts.some((part) => part.kind === 'prose' && !readsAsCode(part.text));
  if (label && !(onlyCode && !parts.some((part) => part.kind === 'heading'))) {
    if (label !== 'example' || hasCode) return label;
  }
  if (onlyCode) return 'code';

  const share = code / Math.max(1, code + prose);
  if (code > 0) {
    const opening = findCue(openingSentences(parts), true);
    if (opening === 'try_it' || opening === 'exercise') return opening;
    if (opening === 'example' && share < 1 - BARE_LEAD_IN) return opening;
    if (share >= CODE_BODY) return 'code';
  }
  return findCue(allSentences(parts), hasCode) ?? 'concept';
}

function sizeOf(parts: readonly TypedPart[], kind: TypedPart['kind']): number {
  return parts
    .filter((part) => part.kind === kind)
    .reduce((size, part) => size + part.text.replace(/\s+/g, '').length, 0);
}

/** The prose before the first listing. */
function openingSentences(parts: readonly TypedPart[]): string[] {
  const firstCode = parts.findIndex((part) => part.kind === 'code');
  return allSentences(parts.slice(0, firstCode));
}

function allSentences(parts: readonly TypedPart[]): string[] {
  return parts
    .filter((part) => part.kind === 'prose' && !readsAsCode(part.text))
    .flatMap(({ text }) =>
      text.split('\n').flatMap((row) => sentences(row).map(({ from, to }) => row.slice(from, to))),
    );
}
