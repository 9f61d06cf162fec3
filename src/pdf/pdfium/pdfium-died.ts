import { messageOf, UserError } from '../../errors/errors.js';

/** A page cannot be read, but the document remains usable. */
export class UnreadablePage extends Error {}

/** The PDF library ran out of memory or stack, or crashed: its instance must not be used again. */
export class PdfiumDied extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
  }
}

/**
 * Runs calls of the PDF library. Whatever the library throws (traps, stack overflows, bare numbers) means that it
 * crashed.
 */
export function insidePdfium<T>(calls: () => T): T {
  try {
    return calls();
  } catch (error) {
    if (error instanceof UserError || error instanceof UnreadablePage || isMistakeOfOurs(error)) throw error;
    throw new PdfiumDied(error);
  }
}

function isMistakeOfOurs(error: unknown): boolean {
  return error instanceof TypeError || error instanceof ReferenceError;
}
