import { UserError } from '../errors/errors.js';

/** The command line itself is wrong: exit code 2. */
export class UsageError extends UserError {
  constructor(message: string, field: string, hint?: string) {
    super('usage', message, { field, hint });
  }
}

/** Reads an argument as one of a list of words. @throws {UsageError} */
export function wordArgument<T extends string>(field: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value.toLowerCase());
  if (found) return found;
  throw new UsageError(`There is no ${field} "${value}".`, field, `Give one of ${allowed.join(', ')}.`);
}
