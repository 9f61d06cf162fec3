import { UserError } from '../errors/errors.js';

/** A book whose file could not even be opened: the PDF library died on it or took too long. */
export function neverOpened(reason: string): UserError {
  return new UserError('document.damaged', 'The PDF is damaged and cannot be opened.', {
    hint: 'Open it in a PDF viewer and save it anew; if it is only large, raise PDF_HEAP_MB.',
    field: 'file',
    cause: new Error(reason),
  });
}
