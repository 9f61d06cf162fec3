/** The handbook cannot be typeset as it is written; the message says where and why. */
export class HandbookError extends Error {
  override readonly name = 'HandbookError';
}
