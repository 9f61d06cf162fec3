import type { PageLink } from '../../book/page.js';
import { resolveDestination } from './destination.js';
import type { Pointer } from './exports.js';
import { boxOnShownPage } from './page-frame.js';
import type { PageFrame } from './page-frame.js';
import type { PdfiumDocument } from './pdfium-document.js';

// Links are needed only for the contents at the front. We read them on the first 100 pages or the first fifth of the
// book. The longest contents seen ended on page 38.
const FRONT_PAGES = 100;
const FRONT_SHARE = 0.2;
// A contents page has a link or two per line; thousands are hostile.
const MAX_LINKS = 1_000;

// Offsets of the out-parameters.
const POSITION = 0;
const LINK = 4;
const BOX = 16;

const ACTION_GOTO = 1;

/**
 * Links of a page to places in the book, in the order of the file; none for pages behind the front.
 *
 * @param page  An open page.
 * @param index Its number, from 0.
 * @returns Rectangles on the page as shown; target heights in the PDF's own coordinates.
 */
export function readLinks(
  document: PdfiumDocument,
  page: Pointer,
  index: number,
  frame: PageFrame,
): PageLink[] {
  if (index >= Math.max(FRONT_PAGES, document.pageCount * FRONT_SHARE)) return [];
  const { wasmExports } = document.pdfium;
  const { buffer } = document;
  const links: PageLink[] = [];
  const seen = new Set<Pointer>();
  let position = 0;
  for (let count = 0; count < MAX_LINKS; count++) {
    // Resolving the previous link used the same memory, so we set the position before each call.
    buffer.setInt32(POSITION, position);
    buffer.setInt32(LINK, 0);
    if (!wasmExports.FPDFLink_Enumerate(page, buffer.numbers + POSITION, buffer.numbers + LINK)) break;
    position = buffer.int32(POSITION);
    const link = buffer.int32(LINK);
    if (link === 0 || seen.has(link)) continue;
    seen.add(link);
    if (!wasmExports.FPDFLink_GetAnnotRect(link, buffer.numbers + BOX)) continue;
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => buffer.float32(BOX + offset)) as [
      number,
      number,
      number,
      number,
    ];
    const target = resolveDestination(document, destinationOf(document, link));
    if (target.page === null || ![left, top, right, bottom].every(Number.isFinite)) continue;
    links.push({
      ...boxOnShownPage({ x0: left, y0: bottom, x1: right, y1: top }, frame),
      targetPage: target.page,
      targetY: target.y,
    });
  }
  return links;
}

function destinationOf(document: PdfiumDocument, link: Pointer): Pointer {
  const { wasmExports } = document.pdfium;
  const destination = wasmExports.FPDFLink_GetDest(document.handle, link);
  if (destination !== 0) return destination;
  const action = wasmExports.FPDFLink_GetAction(link);
  // A link to another file also has a destination, but in that file.
  if (action === 0 || wasmExports.FPDFAction_GetType(action) !== ACTION_GOTO) return 0;
  return wasmExports.FPDFAction_GetDest(document.handle, action);
}
