import { UserError } from '../errors/errors.js';

/** The limit of a stage grows with the book: it applies per this many pages, and a shorter book has all of it. */
const PAGES_A_SHARE = 1000;

/**
 * Maximum seconds that one stage may take for a book.
 *
 * @param seconds The value of STAGE_TIMEOUT.
 * @param pages   0 while the number is unknown.
 */
export function stageLimit(seconds: number, pages: number): number {
  return seconds * Math.max(1, Math.ceil(pages / PAGES_A_SHARE));
}

/** The error for a stage that did not end: it hangs, or the book needs more time than the limit. */
export function stageTimeout(stage: string, seconds: number, cause?: unknown): UserError {
  return new UserError(
    'document.stage_timeout',
    `The stage "${stage}" took longer than ${seconds} s and was stopped.`,
    {
      hint: 'If the book is only long or the machine busy, raise STAGE_TIMEOUT and retry the run.',
      cause,
    },
  );
}
