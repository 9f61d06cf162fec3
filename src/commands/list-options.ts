import { wholeNumber } from './option-parsers.js';

/** What commands that print one page of a list have in common. */
export interface ListOptions {
  readonly limit?: number;
  readonly cursor?: string;
}

export const MOST_ROWS = 100;
export const USUAL_ROWS = 20;

export const LIMIT_OPTION = {
  flags: '--limit <n>',
  description: `How many to show, 1 to ${MOST_ROWS}; ${USUAL_ROWS} by default.`,
};
export const CURSOR_OPTION = {
  flags: '--cursor <cursor>',
  description: 'Go on where the output of the same command ended.',
};

export const parseLimit = (value: string): number => wholeNumber(value, 1, MOST_ROWS);

export function listRequest({ limit = USUAL_ROWS, cursor }: ListOptions) {
  return { limit, cursor };
}
