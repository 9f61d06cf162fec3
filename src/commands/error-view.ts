import { OperationalError, UserError, messageOf } from '../errors/errors.js';
import type { ErrorData } from '../errors/errors.js';

/** An error as JSON output shows it. Stacks appear only in the log. */
export function errorView({ code, message, hint, field }: ErrorData): Omit<ErrorData, 'kind' | 'stack'> {
  return { code, message, ...(hint && { hint }), ...(field && { field }) };
}

/**
 * Explains to a person, on stderr, what went wrong and how to solve it.
 *
 * @param about What the error concerns, if its message does not say so.
 */
export function printError(error: unknown, about?: string): void {
  const subject = about && !messageOf(error).includes(about) ? `${about}: ` : '';
  if (error instanceof UserError || error instanceof OperationalError) {
    process.stderr.write(`error: ${subject}${error.message} [${error.code}]\n`);
    if (error.hint) process.stderr.write(`       ${error.hint}\n`);
    return;
  }
  const stack = error instanceof Error && error.stack ? error.stack : messageOf(error);
  process.stderr.write(`error: ${subject}${stack}\n       This is a defect of Colophon; please report it.\n`);
}
