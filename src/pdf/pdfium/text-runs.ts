import { NO_RUN } from '../layout/page-characters.js';
import type { Pointer } from './exports.js';
import { FontFaces } from './font-faces.js';
import type { PdfiumDocument } from './pdfium-document.js';

// Offset of the out-parameter.
const MATRIX = 32;

/** Font, size and direction of text objects, looked up once for each object of a page. */
export class TextRuns {
  readonly faces: FontFaces;
  readonly sizes: number[] = [];
  /** As in `PageCharacters.runAngles`. */
  readonly angles: number[] = [];
  private readonly runOfObject = new Map<Pointer, number>();
  private lastObject: Pointer = 0;
  private lastRun = NO_RUN;

  /**
   * @param rotation Clockwise quarter turns from the PDF's coordinates to the page as it is read.
   * @param hidden   Text objects that are no text of the page.
   */
  constructor(
    private readonly document: PdfiumDocument,
    private readonly textPage: Pointer,
    private readonly rotation: number,
    private readonly hidden: ReadonlySet<Pointer>,
  ) {
    this.faces = new FontFaces(document);
  }

  of(object: Pointer, character: number): number {
    if (object === this.lastObject) return this.lastRun;
    let run = NO_RUN;
    if (object !== 0 && !this.hidden.has(object)) {
      run = this.runOfObject.get(object) ?? this.add(object, character);
    }
    this.lastObject = object;
    this.lastRun = run;
    return run;
  }

  private add(object: Pointer, character: number): number {
    const { wasmExports } = this.document.pdfium;
    const { buffer } = this.document;
    wasmExports.FPDFText_GetMatrix(this.textPage, character, buffer.numbers + MATRIX);
    const [a, b, c, d] = [0, 4, 8, 12].map((offset) => buffer.float32(MATRIX + offset)) as [
      number,
      number,
      number,
      number,
    ];
    const fontSize = wasmExports.FPDFText_GetFontSize(this.textPage, character);
    // A negative size turns the text by 180 degrees; a matrix that turns it back makes it upright again.
    const turnedBySize = fontSize < 0 ? Math.PI : 0;
    this.sizes.push(Math.abs(fontSize) * (Math.hypot(c, d) || 1));
    this.angles.push(withinHalfTurn(Math.atan2(b, a) + turnedBySize - (this.rotation * Math.PI) / 2));
    this.faces.addRun(wasmExports.FPDFTextObj_GetFont(object));
    const run = this.sizes.length - 1;
    this.runOfObject.set(object, run);
    return run;
  }
}

function withinHalfTurn(angle: number): number {
  return angle - Math.round(angle / (2 * Math.PI)) * 2 * Math.PI;
}
