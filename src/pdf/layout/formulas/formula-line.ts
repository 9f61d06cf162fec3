import { isLetter } from '../../../book/scripts.js';
import { NO_RUN } from '../page-characters.js';
import type { PageCharacters } from '../page-characters.js';
import { isMathFont } from './atom.js';

/**
 * Whether most letters of a line are of a font for formulas.
 *
 * @param shown      Code points, by character.
 * @param characters Of the line.
 */
export function isFormulaLine(
  { runs, runFonts, fonts }: PageCharacters,
  shown: Uint32Array,
  characters: Int32Array,
): boolean {
  let [letters, ofFormulas] = [0, 0];
  for (const i of characters) {
    if (!isLetter(shown[i] ?? 0)) continue;
    letters++;
    const face = fonts[runFonts[runs[i] ?? NO_RUN] ?? NO_RUN];
    if (face && isMathFont(face)) ofFormulas++;
  }
  return ofFormulas * 2 > letters;
}
