import type { ChunkType } from '../../book/chunk-type.js';
import type { TypeReason, TypeRule } from '../../book/type-reason.js';
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
 * A listing is of at least two lines and this share of the characters. A single line in prose may be just a name or a
 * command that the prose is about.
 */
const LISTING_LINES = 2;
const LISTING_SHARE = 0.1;
/** Characters of a sentence that a reader is shown. */
const EVIDENCE_LENGTH = 300;

/** A type, and what decided it. */
export interface DecidedType {
  readonly type: ChunkType;
  readonly reason: TypeReason;
}

/**
 * Types a finished chunk as Code, Try_It, Exercise, Example or else Concept. A label above the chunk or a cue in
 * its first sentences wins over the code after it. A chunk of nothing but code is Code under any label. Prose around a
 * listing explains what the listing shows: an Example, even if no word says so.
 *
 * @param label The label above the chunk, or null.
 */
export function decideType(parts: readonly TypedPart[], label: LabelKind | null): DecidedType {
  const code = sizeOf(parts, 'code');
  const prose = sizeOf(parts, 'prose');
  const hasCode = code > 0 || parts.some((part) => part.kind === 'prose' && readsAsCode(part.text));
  const onlyCode = hasCode && !parts.some((part) => part.kind === 'prose' && !readsAsCode(part.text));
  if (label && !(onlyCode && !parts.some((part) => part.kind === 'heading'))) {
    if (label !== 'example' || hasCode) return by('label', label);
  }
  if (onlyCode) return by('only_code', 'code');

  const share = code / Math.max(1, code + prose);
  if (code > 0) {
    const opening = findCue(openingSentences(parts), true);
    const isLeadIn = opening?.kind === 'example' && share >= 1 - BARE_LEAD_IN;
    if (opening && !isLeadIn) return by('cue', opening.kind, opening.sentence);
    if (share >= CODE_BODY) return by('code_share', 'code', `${Math.floor(share * 100)} %`);
  }
  const cue = findCue(allSentences(parts), hasCode);
  if (cue) return by('cue', cue.kind, cue.sentence);
  const listing = share >= LISTING_SHARE && parts.find(isListing);
  return listing ? by('listing', 'example', firstLine(listing.text)) : by('default', 'concept');
}

function by(rule: TypeRule, type: ChunkType, evidence: string | null = null): DecidedType {
  return {
    type,
    reason: { rule, evidence: evidence && Array.from(evidence).slice(0, EVIDENCE_LENGTH).join('') },
  };
}

function sizeOf(parts: readonly TypedPart[], kind: TypedPart['kind']): number {
  return parts
    .filter((part) => part.kind === kind)
    .reduce((size, part) => size + part.text.replace(/\s+/g, '').length, 0);
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!;
}

function isListing({ kind, text }: TypedPart): boolean {
  return kind === 'code' && text.trim().split('\n').length >= LISTING_LINES;
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
