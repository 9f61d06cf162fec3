/** An error as pino's own serializer gives it. */
export interface SerializedError {
  readonly type?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly code?: unknown;
  readonly [property: string]: unknown;
}

/**
 * What is logged of an error. Drivers attach more to theirs: a statement with its parameters, which are the words of
 * users and the texts of books, or the row that a constraint refused.
 */
export function loggedError({ type, message, stack, code }: SerializedError): SerializedError {
  return { type, message, stack, ...(typeof code === 'string' && { code }) };
}
