import type { OutlineEntry } from '../../book/page.js';
import { resolveDestination } from './destination.js';
import type { Destination } from './destination.js';
import type { Pointer } from './exports.js';
import type { PdfiumDocument } from './pdfium-document.js';

// Hostile outlines are rings, endless or thousands of levels deep; the deepest real one seen had 6 levels.
const MAX_DEPTH = 32;
const MAX_ENTRIES = 50_000;

/** Outline entries in their order; heights are in the PDF's own coordinates. */
export function readOutline(document: PdfiumDocument): OutlineEntry[] {
  const { wasmExports } = document.pdfium;
  const entries: OutlineEntry[] = [];
  const seen = new Set<Pointer>();

  function walk(first: Pointer, level: number): void {
    let bookmark = first;
    while (bookmark !== 0 && entries.length < MAX_ENTRIES && !seen.has(bookmark)) {
      seen.add(bookmark);
      const current = bookmark;
      const title = document.buffer.utf16((into, bytes) =>
        wasmExports.FPDFBookmark_GetTitle(current, into, bytes),
      );
      entries.push({ title: title.replace(/\s+/gu, ' ').trim(), level, ...target(document, current) });
      if (level < MAX_DEPTH) {
        walk(wasmExports.FPDFBookmark_GetFirstChild(document.handle, current), level + 1);
      }
      bookmark = wasmExports.FPDFBookmark_GetNextSibling(document.handle, current);
    }
  }

  walk(wasmExports.FPDFBookmark_GetFirstChild(document.handle, 0), 0);
  return entries;
}

function target(document: PdfiumDocument, bookmark: Pointer): Destination {
  const { wasmExports } = document.pdfium;
  const { handle } = document;
  let destination = wasmExports.FPDFBookmark_GetDest(handle, bookmark);
  if (destination === 0) {
    const action = wasmExports.FPDFBookmark_GetAction(bookmark);
    if (action !== 0) destination = wasmExports.FPDFAction_GetDest(handle, action);
  }
  return resolveDestination(document, destination);
}
