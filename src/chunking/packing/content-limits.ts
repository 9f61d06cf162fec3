import type { Draft } from './draft.js';

/** As TokenLimits, but without special tokens: what the pieces themselves may count. */
export interface ContentLimits {
  readonly hard: number;
  readonly joined: number;
  readonly soft: number;
  readonly small: number;
}

/** What is under one label (Example, Exercise, …) stays together as far as the model can hold it. */
export function roomOf({ span }: Draft, limits: ContentLimits): number {
  return span === null ? limits.joined : limits.hard;
}
