import type { DrawnRules } from '../layout/page-characters.js';
import type { Pointer } from './exports.js';
import { boxOnShownPage } from './page-frame.js';
import type { PageFrame } from './page-frame.js';
import type { PdfiumDocument } from './pdfium-document.js';

const PATH_OBJECT = 2;
// A page of a drawing has tens of thousands of tiny shapes, and must not cost a call for each.
const MOST_OBJECTS = 5_000;
/** In points, with the half point that PDFium adds around a stroke: rules of books are a fifth of a point to one point thick. */
const THICKEST = 2;
/** In points. What is shorter is a dot. */
const SHORTEST = 1.5;

/** The straight lines that a page draws, where they are on the page as `frame` shows it; in the order of drawing. */
export function drawnRules(document: PdfiumDocument, page: Pointer, frame: PageFrame): DrawnRules {
  const { wasmExports } = document.pdfium;
  const { buffer } = document;
  const at = buffer.numbers;
  const rules: DrawnRules = { horizontal: [], vertical: [] };
  const objects = Math.min(wasmExports.FPDFPage_CountObjects(page), MOST_OBJECTS);
  for (let i = 0; i < objects; i++) {
    const object = wasmExports.FPDFPage_GetObject(page, i);
    if (wasmExports.FPDFPageObj_GetType(object) !== PATH_OBJECT) continue;
    if (!wasmExports.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue;
    const [x0, y0, x1, y1] = [buffer.float32(0), buffer.float32(4), buffer.float32(8), buffer.float32(12)];
    const box = boxOnShownPage({ x0, y0, x1, y1 }, frame);
    const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
    if (height <= THICKEST && width >= SHORTEST) rules.horizontal.push(box);
    else if (width <= THICKEST && height >= SHORTEST) rules.vertical.push(box);
  }
  return rules;
}
