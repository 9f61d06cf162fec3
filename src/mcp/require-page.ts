import type { DocumentEntity } from '../documents/document.entity.js';
import { UserError } from '../errors/errors.js';

/** @throws {UserError} `page.not_found` for a page beyond the end of the book. */
export function requirePage({ title, pageCount }: DocumentEntity, page: number, field: string): void {
  if (pageCount === null || page <= pageCount) return;
  throw new UserError('page.not_found', `${title} has no page ${page}: it ends with page ${pageCount}.`, {
    fault: 'missing',
    field,
    hint: 'Pages are counted from the first one of the file, whatever is printed on them. outline and search tell them.',
  });
}
