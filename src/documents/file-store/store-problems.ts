import { UserError } from '../../errors/errors.js';

export function missing(sha256: string, place: string, cause?: unknown): UserError {
  return new UserError('store.missing', `The file ${sha256}.pdf is not in ${place}.`, {
    audience: 'operator',
    field: 'file',
    hint: 'Upload the book again: the same bytes become the same document. Processes that share a database must share the files too.',
    cause,
  });
}

export function corrupt(sha256: string, place: string): UserError {
  return new UserError(
    'store.corrupt',
    `${place} returned bytes for ${sha256}.pdf that do not have this SHA-256, twice in a row.`,
    {
      audience: 'operator',
      field: 'file',
      hint: 'Delete the document for good and upload the book again. Then find out what changes files in the store or during the transfer.',
    },
  );
}
