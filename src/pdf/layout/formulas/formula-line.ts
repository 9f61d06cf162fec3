import { isLetter } from '../../../book/scripts.js';
import { NO_RUN } from '../page-characters.js';
import type { PageCharacters } from '../page-characters.js';
import { isMathRun } from './math-fonts.js';

/**
 * Whether most letters of a line are of a font for formulas.
 *
 * @param shown      Code points, by character.
 * @param characters Of the line.
 */
export function isFormulaLine(page: PageCharacters, shown: Uint32Array, characters: Int32Array): boolean {
  const letters = characters.filter((i) => isLetter(shown[i] ?? 0));
  const ofFormulas = letters.filter((i) => isMathRun(page, page.runs[i] ?? NO_RUN));
  return ofFormulas.length * 2 > letters.length;
}
