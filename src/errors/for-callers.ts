import type { ErrorData } from './errors.js';

/** Replaces the message of an error that only the operator of the server may see. */
export const NOT_SET_UP = 'The server is not set up correctly.';

/**
 * The version of an error that callers may read: an operator's error can contain paths and addresses of the server.
 *
 * @param where Identifies the full error in the log, such as "the id of the run".
 */
export function forCallers(error: ErrorData, where: string): ErrorData {
  if (error.audience !== 'operator') return error;
  const { kind, code } = error;
  return { kind, code, message: NOT_SET_UP, hint: causeInLog(where) };
}

export function causeInLog(where: string): string {
  return `The operator of the server can find the cause in its log under ${where}.`;
}
