import { UserError } from '../errors/errors.js';

/** The error for a file that could not even be opened: the PDF library crashed on it or took too long. */
export function neverOpened(reason: string): UserError {
  return new UserError('document.damaged', 'The PDF is damaged and cannot be opened.', {
    hint: 'Open it in a PDF viewer and save a new copy; if the file is just large, raise PDF_HEAP_MB.',
    field: 'file',
    cause: new Error(reason),
  });
}
