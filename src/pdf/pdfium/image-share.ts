import type { Pointer } from './exports.js';
import type { PageFrame } from './page-frame.js';
import type { PdfiumDocument } from './pdfium-document.js';

const IMAGE_OBJECT = 3;
// A scan is a handful of images; a page of tiny shapes must not cost a call for each.
const MAX_OBJECTS = 1_000;

/** Share of the page under its largest image, 0 to 1. */
export function largestImageShare(document: PdfiumDocument, page: Pointer, frame: PageFrame): number {
  const { wasmExports } = document.pdfium;
  const { buffer } = document;
  const at = buffer.numbers;
  const objects = Math.min(wasmExports.FPDFPage_CountObjects(page), MAX_OBJECTS);
  let largest = 0;
  for (let i = 0; i < objects; i++) {
    const object = wasmExports.FPDFPage_GetObject(page, i);
    if (wasmExports.FPDFPageObj_GetType(object) !== IMAGE_OBJECT) continue;
    if (!wasmExports.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue;
    const area = (buffer.float32(8) - buffer.float32(0)) * (buffer.float32(12) - buffer.float32(4));
    largest = Math.max(largest, area);
  }
  return Math.min(1, largest / Math.max(1, frame.width * frame.height));
}
