import { documentNotFound } from '../../documents/document-not-found.js';
import { allows } from '../../access/caller.js';
import type { Caller } from '../../access/caller.js';
import { UserError } from '../../errors/errors.js';
import type { AccessedRequest } from './accessed-request.js';

/** The parameter of a path that names a document, such as `id` in `/v1/documents/:id/status`. */
const DOCUMENT_IN_PATH = /\/documents\/:(\w+)/;

/**
 * What a key that is limited to documents may ask for: something below one of its documents, or a route that itself
 * shows only these.
 *
 * @throws {UserError} `document.not_found`: the key shall not tell which other documents there are;
 *         `access.key_limited` (403).
 */
export function requireAllowedPath({ documents }: Caller, request: AccessedRequest, observes: boolean): void {
  const { path } = request.route as { readonly path: string };
  const [, parameter] = DOCUMENT_IN_PATH.exec(path) ?? [];
  if (parameter !== undefined) {
    const id = String(request.params[parameter]);
    if (!allows(documents, id)) {
      throw documentNotFound(id);
    }
  } else if (!observes) {
    throw new UserError('access.key_limited', 'A key that is limited to some documents cannot do this.', {
      fault: 'forbidden',
      hint: 'Use a key without this limit.',
    });
  }
}
