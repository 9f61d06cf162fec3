/** The handbook cannot be set as it is written; the message says where and why. */
export class HandbookError extends Error {
  override readonly name = 'HandbookError';
}
