import { isPrivate, knownPrivate } from '../encodings/private-area.js';
import { characterAt } from '../encodings/tex-encodings.js';
import { GENERATED, HYPHEN, NO_RUN } from '../layout/page-characters.js';
import type { DrawnRules, PageCharacters } from '../layout/page-characters.js';
import type { PageLink } from '../../book/page.js';
import type { Pointer } from './exports.js';
import { hiddenTexts } from './layers.js';
import { drawnRules } from './drawn-rules.js';
import { largestImageShare } from './image-share.js';
import { unmappedShare } from './unmapped-share.js';
import { withUnderscores } from '../layout/drawn-underscores.js';
import { withFormulasInLine } from '../layout/formulas/formulas-in-line.js';
import { forgetLineEnds, straighten } from '../layout/straighten.js';
import { directionsOf, UPRIGHT_WITHIN } from '../layout/text-directions.js';
import type { QuarterTurns, ReadingTurn } from '../layout/reading-turn.js';
import { SPACE } from '../layout/shown-character.js';
import { setUpright } from '../layout/vertical-text.js';
import { dropOutsideOfPage, pageFrame, placeOnShownPage, turnedFrame } from './page-frame.js';
import type { PageFrame } from './page-frame.js';
import { UnreadablePage } from './pdfium-died.js';
import type { PdfiumDocument } from './pdfium-document.js';
import { readLinks } from './read-links.js';
import { TextRuns } from './text-runs.js';

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

// Offsets of the out-parameters.
const ORIGIN_X = 0;
const ORIGIN_Y = 8;
const BOX = 16;

/** The text of one direction. */
export interface PdfiumText {
  readonly characters: PageCharacters;
  /** How its page was turned so that it is upright. */
  readonly turned: ReadingTurn;
  /** Whether some of it was outside of the page. */
  readonly outside: boolean;
  /** The lines drawn around it; null for text that is turned. */
  readonly rules: DrawnRules | null;
}

export interface PdfiumPage extends PdfiumText {
  /** The page as it is read: turned so that most of its text is upright. */
  readonly frame: PageFrame;
  readonly links: readonly PageLink[];
  /** Blocks of text of other directions, as a table that is set sideways. */
  readonly others: readonly PdfiumText[];
  /** Whether the page has text that no viewer shows, and that was left out. */
  readonly hidden: boolean;
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
    const shown = pageFrame(document, page);
    const imageShare = count < HARDLY_ANY_TEXT ? largestImageShare(document, page, shown) : 0;
    const hidden = hiddenTexts(document, page);
    const rules = drawnRules(document, page, shown);
    const read = (turns: QuarterTurns, vertical: ReadonlySet<number> = new Set()): PdfiumText =>
      placedText(document, textPage, {
        count: Math.max(0, count),
        shown,
        turns,
        imageShare,
        vertical,
        hidden,
        rules,
      });
    const upright = read(0);
    const { main, others, vertical } = directionsOf(upright.characters);
    const text = main === 0 ? upright : read(main, vertical);
    const skew = straighten(text.characters);
    const frame = turnedFrame(shown, main);
    return {
      characters: text.characters,
      turned: { ...text.turned, skew },
      outside: text.outside,
      rules: skew === 0 ? text.rules : null,
      frame,
      links: readLinks(document, page, index, frame),
      hidden: hidden.size > 0 || upright.outside,
      others: others.map((turns) => (turns === 0 ? upright : read(turns))),
    };
  } finally {
    wasmExports.FPDFText_ClosePage(textPage);
    wasmExports.FPDF_ClosePage(page);
  }
}

interface ReadingOrder {
  readonly count: number;
  readonly shown: PageFrame;
  readonly turns: QuarterTurns;
  readonly imageShare: number;
  /** Runs of text whose upright characters stand below each other. */
  readonly vertical: ReadonlySet<number>;
  /** Text objects that no viewer shows. */
  readonly hidden: ReadonlySet<Pointer>;
  /** On the page as shown. */
  readonly rules: DrawnRules;
}

/** The characters in the coordinates of the page as shown, turned so that text of one direction is upright. */
function placedText(document: PdfiumDocument, textPage: Pointer, order: ReadingOrder): PdfiumText {
  const frame = turnedFrame(order.shown, order.turns);
  const characters = readColumns(document, textPage, order, frame);
  if (frame.rotation !== 0 || frame.left !== 0 || frame.bottom !== 0) placeOnShownPage(characters, frame);
  if (order.vertical.size > 0) setUpright(characters, order.vertical);
  const outside = dropOutsideOfPage(characters, frame);
  const { width, height } = frame;
  if (order.turns === 0) {
    const whole = withUnderscores(characters, order.rules.horizontal);
    const inLine = withFormulasInLine(whole, order.rules.horizontal);
    return { characters: inLine, turned: { turns: 0, skew: 0, width, height }, outside, rules: order.rules };
  }
  forgetLineEnds(characters, order.vertical.size > 0 ? 0 : SPACE);
  return { characters, turned: { turns: order.turns, skew: 0, width, height }, outside, rules: null };
}

function readColumns(
  document: PdfiumDocument,
  textPage: Pointer,
  { count, imageShare, vertical, hidden }: ReadingOrder,
  frame: PageFrame,
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
  const textRuns = new TextRuns(document, textPage, frame.rotation, hidden);

  for (let i = 0; i < count; i++) {
    const code = calls.FPDFText_GetUnicode(textPage, i) >>> 0;
    codes[i] = code;
    if (code <= LAST_GENERATED && calls.FPDFText_IsGenerated(textPage, i) === 1) {
      flags[i] = GENERATED;
      continue;
    }
    const object = calls.FPDFText_GetTextObject(textPage, i);
    const run = textRuns.of(object, i);
    runs[i] = run;
    if (run === NO_RUN && hidden.has(object)) {
      flags[i] = GENERATED;
      continue;
    }
    const encoding = textRuns.faces.encodings[run];
    const known = encoding ? characterAt(encoding, code) : code;
    // Nearly all codes are the same in it, and the call takes long. No character is 0, but PDFium calls that no error.
    const isWrong = known !== code && (code === 0 || calls.FPDFText_HasUnicodeMapError(textPage, i) === 1);
    if (isWrong) codes[i] = known;
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
    runAngles: textRuns.angles,
    runUpright: textRuns.angles.map((angle, run) => vertical.has(run) || Math.abs(angle) <= UPRIGHT_WITHIN),
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
