import { UserError } from '../../errors/errors.js';

export function missing(sha256: string, place: string, cause?: unknown): UserError {
  return new UserError('store.missing', `The file ${sha256}.pdf is not in ${place}.`, {
    audience: 'operator',
    field: 'file',
    hint: 'Upload the book again: the same bytes become the same document. Processes that share a database must share its files too.',
    cause,
  });
}

export function corrupt(sha256: string, place: string): UserError {
  return new UserError(
    'store.corrupt',
    `What ${place} gives as ${sha256}.pdf does not have this SHA-256, twice in a row.`,
    {
      audience: 'operator',
      field: 'file',
      hint: 'Delete the document for good and upload the book again; then look for what changes files in the store or on the way.',
    },
  );
}
