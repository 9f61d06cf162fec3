import type { FontFace, PageCharacters } from '../page-characters.js';
import { NO_RUN } from '../page-characters.js';

// Computer Modern and its kin in the encodings of TeX's formulas, the alphabets of formulas, and the fonts for formulas of others.
const MATH_NAME =
  /^(?:cm|lm|px|tx|rtx|rpx|ntx|npx|zpl|zt|mt)m?(?:mi|mib|sy|bsy|ex|sym)[abc]?\d*(?:[-_]|$)|^(?:rtx|rpx|ntx|npx|tx|px)\w*mi\b|^ms[ab]m|^eu[frs][mb]\d|^(?:rsfs|stmary|bbm|bbold|dsrom)|math(?!jax_main)|^symbol/i;
/** Of these, the fonts whose signs hang from where they are drawn. */
const LARGE_NAME = /^(?:cm|lm|tx|px|eu|yh)ex\d*\b|mathextension/i;

/** A book has hundreds of fonts, and each page asks. */
const known = new WeakMap<FontFace, boolean>();

/** Whether the font of a run of text sets formulas and nothing else. */
export function isMathRun(
  { runFonts, fonts }: Pick<PageCharacters, 'runFonts' | 'fonts'>,
  run: number,
): boolean {
  const face = fonts[runFonts[run] ?? NO_RUN];
  return face !== undefined && isMathFont(face);
}

/** Whether its signs, such as sums and tall brackets, hang from where they are drawn instead of standing on the baseline. */
export function isLargeRun(page: Pick<PageCharacters, 'runFonts' | 'fonts'>, run: number): boolean {
  return isMathRun(page, run) && LARGE_NAME.test(page.fonts[page.runFonts[run] ?? NO_RUN]?.name ?? '');
}

function isMathFont(face: FontFace): boolean {
  const before = known.get(face);
  if (before !== undefined) return before;
  const is = MATH_NAME.test(face.name);
  known.set(face, is);
  return is;
}
