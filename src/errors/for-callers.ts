import type { ErrorData } from './errors.js';

/** Told in the place of what only whoever runs the server may know. */
export const NOT_SET_UP = 'The server is not set up as it should be.';

/**
 * An error as it is kept where callers read it: the words of an operator's name paths and addresses of the server.
 *
 * @param where In the log the words are under this, such as "the id of the run".
 */
export function forCallers(error: ErrorData, where: string): ErrorData {
  if (error.audience !== 'operator') return error;
  const { kind, code } = error;
  return { kind, code, message: NOT_SET_UP, hint: causeInLog(where) };
}

export function causeInLog(where: string): string {
  return `Whoever runs the server finds the cause in its log under ${where}.`;
}
