import { inflateSync, constants } from 'node:zlib';
import type { Pointer } from './exports.js';
import type { PdfiumDocument } from './pdfium-document.js';

const TEXT_OBJECT = 1;
const FORM_OBJECT = 5;
const FILLED = 0;
const INVISIBLE = 3;
const OPAQUE = 255;
const WHITE = 0xffffffff;
const WHITE_BYTE = 0xff;
/** Without annotations, which are no text of the page. */
const FLAGS = 0;

// Enough to see a letter of six points as a grey spot.
const PIXELS_A_POINT = 0.75;
const MOST_PIXELS = 1_000_000;
// A page has a few layers; each is drawn once.
const MOST_LAYERS = 32;
// Forms inside forms, and objects of one page, that are looked at.
const MOST_DEPTH = 8;
const MOST_OBJECTS = 5_000;

const LAYERS = '/OCProperties';
const OBJECT_STREAM = '/ObjStm';
const STREAM_BEGIN = /stream\r?\n/g;
const NEAR = 400;
const ZLIB_HEADERS: ReadonlySet<number> = new Set([0x78, 0x58, 0x48, 0x68]);

/** Text objects that a viewer shows or hides together. */
interface Layer {
  readonly texts: Pointer[];
  /** Forms that they are drawn in. */
  readonly forms: Set<Pointer>;
}

/**
 * Whether a file may have layers. False for nearly all books, and then no page needs a look at its objects.
 *
 * @param bytes The file. Its catalog may be packed; one that cannot be unpacked, as in an encrypted file, may have some.
 */
export function mayHaveLayers(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(LAYERS)) return true;
  for (let at = file.indexOf(OBJECT_STREAM); at >= 0; at = file.indexOf(OBJECT_STREAM, at + 1)) {
    const head = file.toString('latin1', at, at + NEAR);
    STREAM_BEGIN.lastIndex = 0;
    const begin = STREAM_BEGIN.exec(head);
    if (!begin) continue;
    const from = at + begin.index + begin[0].length;
    const unpacked = ZLIB_HEADERS.has(file[from] ?? 0) ? inflated(file.subarray(from)) : null;
    if (unpacked === null || unpacked.includes(LAYERS)) return true;
  }
  return false;
}

function inflated(bytes: Uint8Array): Buffer | null {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 24 });
  } catch {
    return null;
  }
}

/**
 * The text objects of a page that are on layers which are switched off, and which viewers do not show therefore. PDFium reads
 * them like any other, and tells nothing about the state of layers but by drawing: so each layer is drawn alone.
 *
 * Changes the objects of the page, which must be closed afterwards without being drawn again.
 */
export function hiddenTexts(document: PdfiumDocument, page: Pointer): ReadonlySet<Pointer> {
  const hidden = new Set<Pointer>();
  if (!document.mayHaveLayers) return hidden;
  const finder = new LayerFinder(document);
  finder.lookAt(page);
  finder.free();
  if (finder.layers.size === 0 || finder.layers.size > MOST_LAYERS) return hidden;
  const { wasmExports } = document.pdfium;
  for (const object of finder.objects) wasmExports.FPDFPageObj_SetIsActive(object, 0);
  for (const { texts, forms } of finder.layers.values()) {
    const shown = [...texts, ...forms];
    for (const object of shown) wasmExports.FPDFPageObj_SetIsActive(object, 1);
    for (const text of texts) {
      // White letters would not be seen, and the invisible text over a scan is text nevertheless.
      if (wasmExports.FPDFTextObj_GetTextRenderMode(text) === INVISIBLE) {
        wasmExports.FPDFTextObj_SetTextRenderMode(text, FILLED);
      }
      wasmExports.FPDFPageObj_SetFillColor(text, 0, 0, 0, OPAQUE);
    }
    if (!isAnythingDrawn(document, page)) for (const text of texts) hidden.add(text);
    for (const object of shown) wasmExports.FPDFPageObj_SetIsActive(object, 0);
  }
  return hidden;
}

/** Finds the layers of a page that have text. */
class LayerFinder {
  readonly layers = new Map<string, Layer>();
  readonly objects: Pointer[] = [];

  private readonly titleKey: Pointer;

  constructor(private readonly document: PdfiumDocument) {
    this.titleKey = document.buffer.allocate('Name');
  }

  free(): void {
    this.document.pdfium.wasmExports.free(this.titleKey);
  }

  lookAt(page: Pointer): void {
    const { wasmExports } = this.document.pdfium;
    const count = wasmExports.FPDFPage_CountObjects(page);
    for (let i = 0; i < count && this.objects.length < MOST_OBJECTS; i++) {
      this.add(wasmExports.FPDFPage_GetObject(page, i), '', []);
    }
  }

  private add(object: Pointer, layer: string, forms: readonly Pointer[]): void {
    const { wasmExports } = this.document.pdfium;
    this.objects.push(object);
    const own = `${layer}${this.layerOf(object)}`;
    const type = wasmExports.FPDFPageObj_GetType(object);
    if (type === TEXT_OBJECT && own !== '') {
      const known = this.layers.get(own) ?? { texts: [], forms: new Set() };
      this.layers.set(own, known);
      known.texts.push(object);
      for (const form of forms) known.forms.add(form);
    }
    if (type !== FORM_OBJECT || forms.length >= MOST_DEPTH) return;
    // A form may be on a layer itself, without a mark.
    const inside = `${own}/${object}`;
    const count = wasmExports.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count && this.objects.length < MOST_OBJECTS; i++) {
      this.add(wasmExports.FPDFFormObj_GetObject(object, i), inside, [...forms, object]);
    }
  }

  /** The layers that an object is marked with; empty without any. */
  private layerOf(object: Pointer): string {
    const { wasmExports } = this.document.pdfium;
    let layer = '';
    const count = wasmExports.FPDFPageObj_CountMarks(object);
    for (let i = 0; i < count; i++) {
      const mark = wasmExports.FPDFPageObj_GetMark(object, i);
      const name = this.markText((into, bytes, needed) =>
        wasmExports.FPDFPageObjMark_GetName(mark, into, bytes, needed),
      );
      if (name !== 'OC') continue;
      const title = this.markText((into, bytes, needed) =>
        wasmExports.FPDFPageObjMark_GetParamStringValue(mark, this.titleKey, into, bytes, needed),
      );
      // What several layers decide together has no title.
      layer += title === '' ? `#${mark}` : `:${title}`;
    }
    return layer;
  }

  private markText(ask: (into: Pointer, bytes: number, needed: Pointer) => number): string {
    const { buffer } = this.document;
    buffer.setInt32(0, 0);
    const text = buffer.utf16((into, bytes) => {
      ask(into, bytes, buffer.numbers);
      return buffer.int32(0);
    });
    return text.replaceAll('\u0000', '');
  }
}

function isAnythingDrawn(document: PdfiumDocument, page: Pointer): boolean {
  const { wasmExports } = document.pdfium;
  const [pointsWide, pointsHigh] = [
    wasmExports.FPDF_GetPageWidthF(page),
    wasmExports.FPDF_GetPageHeightF(page),
  ];
  const scale = Math.min(PIXELS_A_POINT, Math.sqrt(MOST_PIXELS / Math.max(1, pointsWide * pointsHigh)));
  const width = Math.max(1, Math.round(pointsWide * scale));
  const height = Math.max(1, Math.round(pointsHigh * scale));
  const bitmap = wasmExports.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) return true;
  wasmExports.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  wasmExports.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FLAGS);
  const buffer = wasmExports.FPDFBitmap_GetBuffer(bitmap);
  const stride = wasmExports.FPDFBitmap_GetStride(bitmap);
  // The fourth byte of a pixel is not drawn; the first one is blue, and black letters take it away.
  const pixels = document.pdfium.HEAPU8.subarray(buffer, buffer + stride * height);
  let drawn = false;
  for (let at = 0; at < pixels.length && !drawn; at += 4) drawn = pixels[at] !== WHITE_BYTE;
  wasmExports.FPDFBitmap_Destroy(bitmap);
  return drawn;
}
