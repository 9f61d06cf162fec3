import { messageOf, UserError } from '../../errors/errors.js';

/** A page that cannot be read, while the document stays usable. */
export class UnreadablePage extends Error {}

/** The PDF library ran out of memory or stack, or crashed: its instance must not be used again. */
export class PdfiumDied extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
  }
}

/** Runs calls of the PDF library; what it throws itself (traps, exhausted stacks, bare numbers) is its death. */
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
