import { isMediumAmongLighter } from './medium-weight.js';
import type { FontUse } from './medium-weight.js';
import type { FontFace } from './page-characters.js';

/** What the layout needs to know about a font. */
export interface FontProfile {
  readonly mono: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Measured width of a character in em; the median for a proportional font; 0 if nothing was measured. */
  readonly advance: number;
}

/** Profiles of the fonts that were measured, by `fontKey`. */
export type FontProfiles = ReadonlyMap<string, FontProfile>;

/** The measured advance of a font's characters; `mono` is null if there were too few characters to decide. */
export interface MeasuredAdvance {
  readonly mono: boolean | null;
  readonly advance: number;
  /** Widest and narrowest of the usual steps, without the outermost tenth at both ends; 0 if nothing was measured. */
  readonly least: number;
  readonly most: number;
}

// Bits of the font descriptor's flags.
const FIXED_PITCH_FLAG = 1 << 0;
const ITALIC = 1 << 6;
const FORCE_BOLD = 1 << 18;

// Family names that are monospaced. Used only for fonts with too little text to measure: of 75 monospaced fonts in 18
// books, 13 had a name that is in no such list, and PDFium set its fixed-pitch flag for only 2.
const MONO_NAME =
  /mono(?!type)|courier|consol|menlo|typewriter|cm(sl|it|v|cs)?tt|cmtcsc|\b(ec|tc|sf|la|lm)tt|lmtt|sftt|pcr[rb]|t1x\w?tt|tcxtt|inconsolata|zi4|source ?code|fira ?code|cascadia|jetbrains|hack-|mplus1m|1mn|letter ?gothic|lucida ?(console|sans ?typewriter)|andale|luxi ?mono|nimbusmon|ubuntu ?mono|thesansmono|ocr-?b|fixedsys|terminus/i;
// Weights of 600 and more count as bold: `Inter-700`, `Roboto_700wght`, `HiraginoSans-W6`.
const BOLD_NAME =
  /bold|black|heavy|demi(?!light)|sm?bd|cmbx|-bd\b|cmssbx|\bcmb\d|sfsx|xb(tt)?\b|bx\d*$|[-_ ](?:wght)?[6-9]00(?!\d)|-w[6-9]\b/i;
const ITALIC_NAME = /ital|obliq|slant|cmti|cmsl/i;
// One of the 14 standard fonts: the PDF standard fixes its widths, whatever was measured.
const STANDARD_COURIER = /^courier(?:new)?(?:$|[-,])/i;

// Letters of listings are spread by up to a third, to reach a column of 0.6 em and more.
const CLOSEST = 0.97;
const FURTHEST = 1.4;

export function fontKey({ name, flags, shape }: FontFace): string {
  return name || `#${flags}/${shape ? `${shape.ascent}/${shape.descent}/${shape.pitch}` : ''}`;
}

/** The profile of a font: that of the other pages if the font has too few letters on its own page. */
export function findProfile(profiles: FontProfiles, face: FontFace): FontProfile | undefined {
  const own = profiles.get(fontKey(face));
  const { shape } = face;
  if (shape?.pitch !== '?') return own;
  const others = (['fixed', 'varied'] as const)
    .map((pitch) => profiles.get(fontKey({ ...face, shape: { ...shape, pitch } })))
    .filter((profile) => profile !== undefined);
  return others.length === 1 ? others[0] : own;
}

/**
 * Uses the measurement if there is one, otherwise the name and the flags.
 *
 * @param fonts All fonts of the sample that includes this one.
 */
export function profileOf(face: FontFace, measured: MeasuredAdvance, fonts: readonly FontUse[]): FontProfile {
  return {
    mono: isMono(face, measured),
    bold:
      BOLD_NAME.test(face.name) || (face.flags & FORCE_BOLD) !== 0 || isMediumAmongLighter(face.name, fonts),
    italic: isItalic(face),
    advance: isSpread(face, measured) ? (face.fixedWidth ?? measured.advance) : measured.advance,
  };
}

export function isItalic({ name, flags }: FontFace): boolean {
  return ITALIC_NAME.test(name) || (flags & ITALIC) !== 0;
}

/** Some typesetters set the letters of listings further apart than the font does. */
function isSpread({ fixedWidth = 0 }: FontFace, { mono, least, most }: MeasuredAdvance): boolean {
  if (mono === true || fixedWidth === 0) return false;
  return least >= fixedWidth * CLOSEST && most <= fixedWidth * FURTHEST;
}

function isMono(face: FontFace, measured: MeasuredAdvance): boolean {
  if (STANDARD_COURIER.test(face.name) || measured.mono === true) return true;
  if (isSpread(face, measured)) return true;
  if (measured.mono === false) return false;
  return MONO_NAME.test(face.name) || (face.flags & FIXED_PITCH_FLAG) !== 0 || face.shape?.pitch === 'fixed';
}
