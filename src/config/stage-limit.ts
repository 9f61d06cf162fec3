import { UserError } from '../errors/errors.js';

/** The limit of a stage grows with the book: it is given for so many pages, and a shorter book has all of it. */
const PAGES_A_SHARE = 1000;

/**
 * Seconds that one stage may take for a book.
 *
 * @param seconds Those of STAGE_TIMEOUT.
 * @param pages   0 while they are not known.
 */
export function stageLimit(seconds: number, pages: number): number {
  return seconds * Math.max(1, Math.ceil(pages / PAGES_A_SHARE));
}

/** A stage did not end: it hangs, or the book takes longer than it may. */
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
