import type { Picture } from '../render/picture.js';
import { UnreadablePage } from './pdfium-died.js';
import type { PdfiumDocument } from './pdfium-document.js';

const WHITE = 0xffffffff;
const UNTURNED = 0;
/** FPDF_ANNOT: draw annotations, as viewers do. FPDF_REVERSE_BYTE_ORDER: red first. */
const FLAGS = 0x01 | 0x10;

export interface RenderedPage extends Picture {
  /** Pixels per point. */
  readonly scale: number;
}

/** How large a page is drawn: in pixels per point, or in pixels across. */
export type PictureSize = { readonly scale: number } | { readonly width: number };

/**
 * Draws a page as viewers show it.
 *
 * @param index  From 0.
 * @param size   Reduced if the page would need more than `pixels`.
 * @param pixels Maximum size of the picture: a page may be as large as a poster.
 * @throws {UnreadablePage} if the page cannot be loaded or there is no memory for its picture.
 */
export function renderPage(
  document: PdfiumDocument,
  index: number,
  size: PictureSize,
  pixels: number,
): RenderedPage {
  const { wasmExports } = document.pdfium;
  const page = wasmExports.FPDF_LoadPage(document.handle, index);
  if (page === 0) throw new UnreadablePage('The page is damaged.');
  const shownWidth = wasmExports.FPDF_GetPageWidthF(page);
  const shownHeight = wasmExports.FPDF_GetPageHeightF(page);
  const scale = 'scale' in size ? size.scale : size.width / Math.max(1, shownWidth);
  const fitting = Math.min(scale, Math.sqrt(pixels / Math.max(1, shownWidth * shownHeight)));
  const width = Math.max(1, Math.round(shownWidth * fitting));
  const height = Math.max(1, Math.round(shownHeight * fitting));
  const bitmap = wasmExports.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) throw new UnreadablePage('There is no memory for a picture of the page.');
  wasmExports.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  wasmExports.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, UNTURNED, FLAGS);
  const stride = wasmExports.FPDFBitmap_GetStride(bitmap);
  const buffer = wasmExports.FPDFBitmap_GetBuffer(bitmap);
  const rgba = new Uint8Array(width * height * 4);
  const heap = document.pdfium.HEAPU8;
  for (let y = 0; y < height; y++) {
    rgba.set(heap.subarray(buffer + y * stride, buffer + y * stride + width * 4), y * width * 4);
  }
  wasmExports.FPDFBitmap_Destroy(bitmap);
  wasmExports.FPDF_ClosePage(page);
  return { width, height, rgba, scale: fitting };
}
