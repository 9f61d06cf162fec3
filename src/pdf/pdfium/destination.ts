import type { Pointer } from './exports.js';
import type { PdfiumDocument } from './pdfium-document.js';

// Offsets of the out-parameters of FPDFDest_GetLocationInPage.
const HAS_X = 0;
const HAS_Y = 4;
const HAS_ZOOM = 8;
const X = 16;
const Y = 20;
const ZOOM = 24;

/** The target of an outline entry or a link. */
export interface Destination {
  /** Physical page, from 1; null when the destination cannot be resolved. */
  readonly page: number | null;
  /** Height in the PDF's own coordinates, in points; null when only the page is named. */
  readonly y: number | null;
}

const NOWHERE: Destination = { page: null, y: null };

/** @param destination 0 is no destination. */
export function resolveDestination(document: PdfiumDocument, destination: Pointer): Destination {
  if (destination === 0) return NOWHERE;
  const { wasmExports } = document.pdfium;
  const { buffer, handle } = document;
  const index = wasmExports.FPDFDest_GetDestPageIndex(handle, destination);
  if (index < 0 || index >= document.pageCount) return NOWHERE;
  const at = buffer.numbers;
  const located = wasmExports.FPDFDest_GetLocationInPage(
    destination,
    at + HAS_X,
    at + HAS_Y,
    at + HAS_ZOOM,
    at + X,
    at + Y,
    at + ZOOM,
  );
  const y = located && buffer.int32(HAS_Y) ? buffer.float32(Y) : null;
  return { page: index + 1, y: y !== null && Number.isFinite(y) ? y : null };
}
