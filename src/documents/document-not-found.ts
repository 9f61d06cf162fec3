import { UserError } from '../errors/errors.js';

export function documentNotFound(id: string): UserError {
  return new UserError('document.not_found', `There is no document ${id}.`, {
    fault: 'missing',
    field: 'id',
  });
}
