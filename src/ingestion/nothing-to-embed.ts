import { UserError } from '../errors/errors.js';

/** @param hint The way out. */
export function nothingToEmbed(hint: string): UserError {
  const message = 'The document has nothing that could be embedded.';
  return new UserError('document.nothing_published', message, { field: 'id', hint });
}
