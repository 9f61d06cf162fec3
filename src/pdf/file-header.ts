import { UserError } from '../errors/errors.js';

const HEADER = Buffer.from('%PDF-');
// Readers accept a header anywhere in the first kilobyte (PDF 32000-1, annex H): mail and web servers prepend lines.
const HEADER_WITHIN_BYTES = 1024;
const END_MARK = Buffer.from('%%EOF');
const END_WITHIN_BYTES = 1024;

/**
 * Rejects a file that cannot be a PDF, before a thread is started for it.
 *
 * @throws {UserError} `document.empty` or `document.not_pdf`.
 */
export function requirePdfHeader(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new UserError('document.empty', 'The file is empty.', { field: 'file' });
  }
  if (!Buffer.from(bytes.subarray(0, HEADER_WITHIN_BYTES)).includes(HEADER)) {
    throw new UserError('document.not_pdf', 'The file is not a PDF.', {
      hint: 'Only PDF files are read; export the book as PDF.',
      field: 'file',
    });
  }
}

/** Whether the marker that ends every complete PDF is missing. */
export function looksCutOff(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes.subarray(-END_WITHIN_BYTES)).includes(END_MARK);
}
