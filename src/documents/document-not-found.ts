import { UserError } from '../errors/errors.js';

/** @param field Where the request names it: in the path, if nothing else is said. */
export function documentNotFound(id: string, field = 'id'): UserError {
  return new UserError('document.not_found', `There is no document ${id}.`, { fault: 'missing', field });
}
