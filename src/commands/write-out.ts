import { UserError, messageOf } from '../errors/errors.js';

export const OUTPUT_NOT_WRITABLE = 'output.not_writable';

/**
 * Writes results.
 *
 * @throws {UserError} `output.not_writable` when they cannot be written, for example because stdout is redirected to a
 *         full disk.
 */
export function writeOut(text: string): void {
  try {
    process.stdout.write(text);
  } catch (cause) {
    throw outputError(cause);
  }
}

export function outputError(cause: unknown): UserError {
  return new UserError(OUTPUT_NOT_WRITABLE, `The results cannot be written: ${messageOf(cause)}.`, {
    hint: 'Write them to another place, or free some space.',
    cause,
  });
}
