import { isPrivate, knownPrivate } from '../encodings/private-area.js';
import { characterAt } from '../encodings/tex-encodings.js';
import { GENERATED, HYPHEN, NO_RUN } from '../layout/page-characters.js';
import type { PageCharacters } from '../layout/page-characters.js';
import type { PageLink } from '../../book/page.js';
import type { Pointer } from './exports.js';
import { FontFaces } from './font-faces.js';
import { largestImageShare } from './image-share.js';
import { unmappedShare } from './unmapped-share.js';
import { dropOutsideOfPage, pageFrame, placeOnShownPage } from './page-frame.js';
import type { PageFrame } from './page-frame.js';
import { UnreadablePage } from './pdfium-died.js';
import type { PdfiumDocument } from './pdfium-document.js';
import { readLinks } from './read-links.js';

// The fullest real page seen had fewer than 9 000 characters.
const MAX_CHARACTERS = 200_000;
// A page with fewer characters may be a picture of text, so we look at its images.
const HARDLY_ANY_TEXT = 20;

// PDFium generates spaces and line ends alone: no other character is worth the call.
const LAST_GENERATED = 0x20;

const SOFT_HYPHEN = 0xad;
const PDFIUM_HYPHEN = 2;
const NONCHARACTER_HYPHEN = 0xfffe;
const HYPHEN_MINUS = 0x2d;

// Without its lower ten bits, a UTF-16 unit shows which half of a surrogate pair it is.
const BITS_OF_A_HALF = 0x3ff;
const HIGH_SURROGATE = 0xd800;
const LOW_SURROGATE = 0xdc00;

// Text turned by more than this (in radians) is a margin note, an axis or a watermark.
const UPRIGHT_WITHIN = 0.2;

// Offsets of the out-parameters.
const ORIGIN_X = 0;
const ORIGIN_Y = 8;
const BOX = 16;
const MATRIX = 32;

export interface PdfiumPage {
  readonly characters: PageCharacters;
  readonly frame: PageFrame;
  readonly links: readonly PageLink[];
}

/**
 * Reads the characters of one page.
 *
 * @param index From 0.
 * @throws {UnreadablePage} if the page cannot be loaded or has more characters than any book page. Any other error
 *         comes from the WASM instance, which must not be used again.
 */
export function readCharacters(document: PdfiumDocument, index: number): PdfiumPage {
  const { wasmExports } = document.pdfium;
  const page = wasmExports.FPDF_LoadPage(document.handle, index);
  if (page === 0) throw new UnreadablePage('The page is damaged.');
  const textPage = wasmExports.FPDFText_LoadPage(page);
  if (textPage === 0) {
    wasmExports.FPDF_ClosePage(page);
    throw new UnreadablePage('The text of the page is damaged.');
  }
  try {
    const count = wasmExports.FPDFText_CountChars(textPage);
    if (count > MAX_CHARACTERS) {
      throw new UnreadablePage(`The page holds ${count} characters; at most ${MAX_CHARACTERS} are read.`);
    }
    const frame = pageFrame(document, page);
    const imageShare = count < HARDLY_ANY_TEXT ? largestImageShare(document, page, frame) : 0;
    const characters = readColumns(document, textPage, Math.max(0, count), frame, imageShare);
    if (frame.rotation !== 0 || frame.left !== 0 || frame.bottom !== 0) placeOnShownPage(characters, frame);
    dropOutsideOfPage(characters, frame);
    return { characters, frame, links: readLinks(document, page, index, frame) };
  } finally {
    wasmExports.FPDFText_ClosePage(textPage);
    wasmExports.FPDF_ClosePage(page);
  }
}

function readColumns(
  document: PdfiumDocument,
  textPage: Pointer,
  count: number,
  frame: PageFrame,
  imageShare: number,
): PageCharacters {
  const { pdfium } = document;
  const calls = pdfium.wasmExports;
  const at = document.buffer.numbers;
  const codes = new Uint32Array(count);
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const left = new Float32Array(count);
  const right = new Float32Array(count);
  const quarterTurn = frame.rotation % 2 === 1;
  const flags = new Uint8Array(count);
  const runs = new Int32Array(count).fill(NO_RUN);
  const textRuns = new TextRuns(document, textPage, frame.rotation);

  for (let i = 0; i < count; i++) {
    const code = calls.FPDFText_GetUnicode(textPage, i) >>> 0;
    codes[i] = code;
    if (code <= LAST_GENERATED && calls.FPDFText_IsGenerated(textPage, i) === 1) {
      flags[i] = GENERATED;
      continue;
    }
    const run = textRuns.of(calls.FPDFText_GetTextObject(textPage, i), i);
    runs[i] = run;
    const encoding = textRuns.faces.encodings[run];
    const known = encoding ? characterAt(encoding, code) : code;
    // Nearly all codes are the same in it, and the call takes long.
    if (known !== code && calls.FPDFText_HasUnicodeMapError(textPage, i) === 1) codes[i] = known;
    else if (isHyphen(code) || (code === HYPHEN_MINUS && calls.FPDFText_IsHyphen(textPage, i) === 1)) {
      flags[i] = HYPHEN;
    } else if (isPrivate(code)) codes[i] = knownPrivate(code, textRuns.faces.nameOf(run));
    calls.FPDFText_GetCharOrigin(textPage, i, at + ORIGIN_X, at + ORIGIN_Y);
    calls.FPDFText_GetLooseCharBox(textPage, i, at + BOX);
    // Access the view through the instance each time: a call may have moved the heap.
    const doubles = pdfium.HEAPF64;
    const floats = pdfium.HEAPF32;
    x[i] = doubles[(at + ORIGIN_X) >> 3] ?? 0;
    y[i] = doubles[(at + ORIGIN_Y) >> 3] ?? 0;
    // The order is left, top, right, bottom; on a page turned by a quarter, the height is the width of the character.
    const box = (at + BOX) >> 2;
    left[i] = floats[quarterTurn ? box + 3 : box] ?? 0;
    right[i] = floats[quarterTurn ? box + 1 : box + 2] ?? 0;
    const whole = i > 0 ? joinedHalves(codes[i - 1] ?? 0, code) : 0;
    if (whole === 0) continue;
    codes[i - 1] = whole;
    left[i - 1] = Math.min(left[i - 1] ?? 0, left[i] ?? 0);
    right[i - 1] = Math.max(right[i - 1] ?? 0, right[i] ?? 0);
    codes[i] = 0;
    flags[i] = GENERATED;
  }
  return {
    width: frame.width,
    height: frame.height,
    count,
    codes,
    x,
    y,
    left,
    right,
    flags,
    runs,
    runFonts: textRuns.faces.settle({ count, codes, left, right, runs, runSizes: textRuns.sizes }),
    runSizes: textRuns.sizes,
    runUpright: textRuns.upright,
    fonts: document.fonts,
    imageShare,
    unmappedShare: unmappedShare(calls, textPage, { codes, flags, runs }, textRuns.faces.encodings),
  };
}

/** The character beyond 16 bits whose two UTF-16 units PDFium returns separately; 0 for any other pair. */
function joinedHalves(high: number, low: number): number {
  const isPair = (low & ~BITS_OF_A_HALF) === LOW_SURROGATE && (high & ~BITS_OF_A_HALF) === HIGH_SURROGATE;
  return isPair ? (String.fromCharCode(high, low).codePointAt(0) ?? 0) : 0;
}

// PDFium returns 2 for a hyphen it recognised at a line end; its other text functions return U+FFFE.
function isHyphen(code: number): boolean {
  return code === PDFIUM_HYPHEN || code === NONCHARACTER_HYPHEN || code === SOFT_HYPHEN;
}

/** Font, size and direction of text objects, looked up once for each object of a page. */
class TextRuns {
  readonly faces: FontFaces;
  readonly sizes: number[] = [];
  readonly upright: boolean[] = [];
  private readonly runOfObject = new Map<Pointer, number>();
  private lastObject: Pointer = 0;
  private lastRun = NO_RUN;

  constructor(
    private readonly document: PdfiumDocument,
    private readonly textPage: Pointer,
    private readonly pageRotation: number,
  ) {
    this.faces = new FontFaces(document);
  }

  of(object: Pointer, character: number): number {
    if (object === this.lastObject) return this.lastRun;
    let run = NO_RUN;
    if (object !== 0) {
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
    this.upright.push(isUpright(Math.atan2(b, a) + turnedBySize - (this.pageRotation * Math.PI) / 2));
    this.faces.addRun(wasmExports.FPDFTextObj_GetFont(object));
    const run = this.sizes.length - 1;
    this.runOfObject.set(object, run);
    return run;
  }
}

/** @param angle Counter-clockwise from the horizontal of the page as shown, in radians; may include full turns. */
function isUpright(angle: number): boolean {
  const turns = Math.round(angle / (2 * Math.PI));
  return Math.abs(angle - turns * 2 * Math.PI) <= UPRIGHT_WITHIN;
}
