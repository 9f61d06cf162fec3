import { UserError } from '../errors/errors.js';

/** @param hint How to solve the problem. */
export function nothingToEmbed(hint: string): UserError {
  const message = 'The document has no chunks to embed.';
  return new UserError('document.nothing_published', message, { fault: 'conflict', field: 'id', hint });
}
