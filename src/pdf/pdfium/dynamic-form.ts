import type { PdfiumInstance, Pointer } from './exports.js';

/** Values of FPDF_GetFormType: forms that a program of their own lays out (XFA), fully or in front of the pages. */
const XFA_FORMS: ReadonlySet<number> = new Set([2, 3]);
/** Subtype of the annotations that are fields. */
const WIDGET = 20;
/** Such a file has a page or two that ask to wait for the contents; a longer one has pages of its own. */
const MOST_PAGES = 3;

/** Whether the contents of a file are a form that only some viewers lay out: its pages are a notice, without fields. */
export function isDynamicForm(
  { wasmExports }: PdfiumInstance,
  document: Pointer,
  pageCount: number,
): boolean {
  if (!XFA_FORMS.has(wasmExports.FPDF_GetFormType(document)) || pageCount > MOST_PAGES) return false;
  for (let index = 0; index < pageCount; index++) {
    const page = wasmExports.FPDF_LoadPage(document, index);
    if (page === 0) continue;
    const count = wasmExports.FPDFPage_GetAnnotCount(page);
    const subtypes = Array.from({ length: count }, (_, i) => {
      const annotation = wasmExports.FPDFPage_GetAnnot(page, i);
      const subtype = wasmExports.FPDFAnnot_GetSubtype(annotation);
      wasmExports.FPDFPage_CloseAnnot(annotation);
      return subtype;
    });
    wasmExports.FPDF_ClosePage(page);
    if (subtypes.includes(WIDGET)) return false;
  }
  return true;
}
