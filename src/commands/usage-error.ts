import { UserError } from '../errors/errors.js';

/** The command line itself is wrong: exit code 2. */
export class UsageError extends UserError {
  constructor(message: string, field: string, hint?: string) {
    super('usage', message, { field, hint });
  }
}
