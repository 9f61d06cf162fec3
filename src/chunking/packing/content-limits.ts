import type { Draft } from './draft.js';

/** Like `TokenLimits`, but without special tokens: the limits for the text itself. */
export interface ContentLimits {
  readonly hard: number;
  readonly joined: number;
  readonly soft: number;
  readonly small: number;
}

/** In tokens: with less, a quotation says nothing by itself. About a line and a half. */
export const TINY = 30;

/** Text under one label (Example, Exercise, …) stays together up to the limit of the model. */
export function roomOf({ span }: Draft, limits: ContentLimits): number {
  return span === null ? limits.joined : limits.hard;
}
