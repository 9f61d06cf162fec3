import type { LabelKind } from './labels.js';

interface ProseCue {
  readonly kind: LabelKind;
  /** Matched against one sentence. */
  readonly pattern: RegExp;
  /** The cue counts only when the chunk contains code. */
  readonly needsCode?: true;
}

/** An invitation begins its sentence or follows "you can": "if they try it on Windows" is not an invitation. */
const INVITED = String.raw`(?:^|[,;:–—]\s*)(?:(?:now|so|then|and|next|please|go ahead and),? )*(?:you (?:can|could|may|should|might) (?:also |now )?)?`;
const TASK_NOUN = String.raw`(?:an?|this|the|next|following|first|last|each|these|as|your|another)\s+(?:\w+\s+)?`;

/** The table of the specification in order of precedence. Each cue is matched within one sentence. */
const CUES: readonly ProseCue[] = [
  {
    kind: 'try_it',
    pattern: new RegExp(`${INVITED}try (?:it|this|that|these)\\b(?! (?:is|was|block|statement|clause))`, 'i'),
  },
  { kind: 'try_it', pattern: new RegExp(`${INVITED}give (?:it|this) a (?:try|go)\\b`, 'i') },
  { kind: 'try_it', pattern: /^(?:now|next),? (?:you )?try\b/i },
  { kind: 'try_it', pattern: /\bhands-on (?:exercise|example|lab|practice|session|activity)\b|^hands-on\b/i },
  {
    kind: 'try_it',
    pattern:
      /\byour turn\b(?=.*\b(?:code|write|type|run)\b)|\b(?:code|write|type|run)\b.*\byour turn\b|^your turn\b/i,
  },
  { kind: 'try_it', pattern: /\binteractive (?:example|session|prompt)\b/i, needsCode: true },

  {
    kind: 'exercise',
    pattern: new RegExp(
      `^exercises?\\b(?=.*\\b(?:write|code|implement)\\b)|\\b${TASK_NOUN}exercises?\\b(?! (?:the|an?|its?|our|their|all|every)\\b).*\\b(?:write|code|implement)\\b`,
      'i',
    ),
  },
  { kind: 'exercise', pattern: /\b(?:write|code|implement)\b.*\bas an exercise\b|\bleft as an exercise\b/i },
  { kind: 'exercise', pattern: /\bpractice\b.*\bcoding\b|\bcoding practice\b/i },
  { kind: 'exercise', pattern: new RegExp(`(?:^|${TASK_NOUN})challenge\\b.*\\bimplement\\b`, 'i') },
  {
    kind: 'exercise',
    pattern: new RegExp(`(?:^|${TASK_NOUN})assignment\\b.*\\b(?:write|create)\\b(?!.*\\bstatement)`, 'i'),
  },
  { kind: 'exercise', pattern: /^(?:task|problem):/i },
  {
    kind: 'exercise',
    pattern:
      /^(?:now,? |please |your task is to |\d+[.)] )?(?:implement|write) (?:a|an|your own|the) (?:\w+ ){0,2}(?:function|class|method|program|script)\b(?! (?:is|was|can))/i,
  },

  { kind: 'example', pattern: /\b(?:examples?|demonstrations?)\b/i, needsCode: true },
  { kind: 'example', pattern: /\bhere(?:'s|’s| is) how\b/i, needsCode: true },
  { kind: 'example', pattern: /\bsample code\b|\b(?:code )?snippets?\b|\busage examples?\b/i },
  { kind: 'example', pattern: /\bthe following (?:code|program|script|session|listing)\b/i },
  {
    kind: 'example',
    pattern:
      /\bthe (?:code|program|script|listing) (?:above|below)\b|\bthe (?:above|preceding) (?:code|program|script|listing)\b/i,
  },
];

/** A cue that was found. */
export interface FoundCue {
  readonly kind: LabelKind;
  readonly sentence: string;
}

/**
 * @param sentences Prose to search, sentence by sentence.
 * @param hasCode   Whether the same chunk contains a listing.
 * @returns The first cue by precedence (Try_It, Exercise, Example), or null.
 */
export function findCue(sentences: readonly string[], hasCode: boolean): FoundCue | null {
  for (const cue of CUES) {
    if (cue.needsCode && !hasCode) continue;
    const sentence = sentences.find((one) => cue.pattern.test(one));
    if (sentence !== undefined) return { kind: cue.kind, sentence };
  }
  return null;
}
