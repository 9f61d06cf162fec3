import { codesOf } from '../encodings/codes-of.js';
import { texEncodingOf } from '../encodings/tex-encodings.js';
import type { Encoding } from '../encodings/tex-encodings.js';
import { NARROW, WIDE } from '../layout/letter-widths.js';
import { NO_RUN, withoutSubsetPrefix } from '../layout/page-characters.js';
import type { FontShape, PageCharacters } from '../layout/page-characters.js';
import type { Pointer } from './exports.js';
import type { PdfiumDocument } from './pdfium-document.js';
import { explainTexText } from './unexplained-text.js';

/** Letters whose declared widths tell a fixed-width font: two at least of each kind must be in the font. */
const NARROW_LETTERS = codesOf('il.,:');
const WIDE_LETTERS = codesOf('mwMW');
const MIN_OF_EACH = 2;
/** Declared widths are exact but for rounding. */
const SAME_WIDTH = 0.01;
/**
 * The box of a bitmap is as wide as its ink, which is up to a tenth wider than the advance. In proportional fonts,
 * narrow letters have less than half of the width of wide ones.
 */
const SAME_BOX = 0.85;
const EM = 1000;
const OUT = 0;

/** Number of a font that is settled when all characters of the page are known. */
const UNSETTLED = -1;

interface NamelessFont {
  readonly flags: number;
  readonly metrics: Omit<FontShape, 'pitch'>;
  readonly narrow: Map<number, number>;
  readonly wide: Map<number, number>;
}

/**
 * The fonts of one page. Fonts made of bitmaps (Type 3) have no name, so they are told apart by their height, their
 * depth, and by whether the letters of the page have one width.
 *
 * PDFium may free a font with its page, so an address is valid on one page only.
 */
export class FontFaces {
  private readonly numbers = new Map<Pointer, number>();
  private readonly nameless = new Map<Pointer, NamelessFont>();
  private readonly names = new Map<Pointer, string>();
  private readonly encodingOf = new Map<Pointer, Encoding | null>();
  /** By text run: the encoding of a font of TeX, for characters that the file does not explain. */
  readonly encodings: (Encoding | null)[] = [];
  /** By text run. */
  private readonly pointers: Pointer[] = [];

  constructor(private readonly document: PdfiumDocument) {}

  /** Adds a text run that uses the font. */
  addRun(font: Pointer): void {
    if (!this.numbers.has(font)) this.add(font);
    this.pointers.push(font);
    this.encodings.push(this.encodingOf.get(font) ?? null);
  }

  /** Name of the font of a run. */
  nameOf(run: number): string {
    return this.names.get(this.pointers[run] ?? 0) ?? '';
  }

  private add(font: Pointer): void {
    const { wasmExports } = this.document.pdfium;
    const flags = wasmExports.FPDFFont_GetFlags(font);
    const name = withoutSubsetPrefix(
      this.document.buffer.latin1((into, bytes) => wasmExports.FPDFFont_GetBaseFontName(font, into, bytes)),
    );
    this.names.set(font, name);
    this.encodingOf.set(font, texEncodingOf(name));
    if (name !== '') {
      const fixedWidth = this.fixedWidth(font);
      const face = fixedWidth > 0 ? { name, flags, fixedWidth } : { name, flags };
      this.numbers.set(font, this.document.fontNumber(face));
      return;
    }
    this.numbers.set(font, UNSETTLED);
    this.nameless.set(font, { flags, metrics: this.metrics(font), narrow: new Map(), wide: new Map() });
  }

  /** @returns Number of the font of each run, from the characters of the whole page. */
  settle(page: Pick<PageCharacters, 'count' | 'codes' | 'left' | 'right' | 'runs' | 'runSizes'>): number[] {
    if (this.nameless.size > 0) this.settleNameless(page);
    return this.pointers.map((font) => this.numbers.get(font) ?? 0);
  }

  private settleNameless({
    count,
    codes,
    left,
    right,
    runs,
    runSizes,
  }: Parameters<FontFaces['settle']>[0]): void {
    const fontOfRun = this.pointers.map((font) => this.nameless.get(font));
    for (let i = 0; i < count; i++) {
      const run = runs[i] ?? NO_RUN;
      const font = run === NO_RUN ? undefined : fontOfRun[run];
      if (!font) continue;
      const code = codes[i] ?? 0;
      const widths = NARROW.has(code) ? font.narrow : WIDE.has(code) ? font.wide : undefined;
      if (!widths || widths.has(code)) continue;
      widths.set(code, ((right[i] ?? 0) - (left[i] ?? 0)) / (runSizes[run] ?? 1));
    }
    const varied = new Set<Pointer>();
    for (const [pointer, { flags, metrics, narrow, wide }] of this.nameless) {
      const widths = [...narrow.values(), ...wide.values()];
      const pitch = pitchOf([...narrow.values()], [...wide.values()]);
      if (pitch !== 'fixed') varied.add(pointer);
      const fixedWidth = pitch === 'fixed' ? { fixedWidth: rounded(Math.min(...widths)) } : {};
      const face = { name: '', flags, shape: { ...metrics, pitch }, ...fixedWidth };
      this.numbers.set(pointer, this.document.fontNumber(face));
    }
    explainTexText(
      { count, codes, runs },
      this.pointers.map((font) => (varied.has(font) ? font : null)),
    );
  }

  private metrics(font: Pointer): Omit<FontShape, 'pitch'> {
    const { wasmExports } = this.document.pdfium;
    const at = this.document.buffer.numbers;
    wasmExports.FPDFFont_GetAscent(font, EM, at);
    const ascent = Math.round(this.document.buffer.float32(OUT));
    wasmExports.FPDFFont_GetDescent(font, EM, at);
    return { ascent, descent: Math.round(this.document.buffer.float32(OUT)) };
  }

  /** In em; 0 if the letters differ in width or too few are in the font. */
  private fixedWidth(font: Pointer): number {
    const narrow = this.widthsOf(font, NARROW_LETTERS);
    const [first = 0] = narrow;
    if (narrow.length < MIN_OF_EACH || narrow.some((width) => !isSame(width, first))) return 0;
    const wide = this.widthsOf(font, WIDE_LETTERS);
    return wide.length >= MIN_OF_EACH && wide.every((width) => isSame(width, first)) ? first / EM : 0;
  }

  private widthsOf(font: Pointer, letters: readonly number[]): number[] {
    const { wasmExports } = this.document.pdfium;
    const { buffer } = this.document;
    return letters
      .map((letter) =>
        wasmExports.FPDFFont_GetGlyphWidth(font, letter, EM, buffer.numbers) ? buffer.float32(OUT) : 0,
      )
      .filter((width) => width > 0);
  }
}

/** Unknown if the page has too few letters of the font. */
function pitchOf(narrow: readonly number[], wide: readonly number[]): FontShape['pitch'] {
  if (narrow.length < MIN_OF_EACH || wide.length === 0) return '?';
  return Math.min(...narrow, ...wide) >= SAME_BOX * Math.max(...narrow, ...wide) ? 'fixed' : 'varied';
}

/** To a thousandth of an em, as fonts declare their widths: positions on a page are less exact. */
function rounded(width: number): number {
  return Math.round(width * EM) / EM;
}

function isSame(width: number, other: number): boolean {
  return Math.abs(width - other) <= SAME_WIDTH * other;
}
