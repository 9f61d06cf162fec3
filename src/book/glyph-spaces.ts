import type { Glyph } from './page.js';

/**
 * For each glyph of a line: whether its text has a space before it.
 *
 * @param text   Of the line.
 * @param glyphs All of it, without spaces.
 */
export function spacesBefore(text: string, glyphs: readonly Glyph[]): boolean[] {
  let at = 0;
  return glyphs.map((glyph) => {
    const from = at;
    while (text.charAt(at) === ' ') at++;
    const spaced = at > from;
    at += glyph.text.length;
    return spaced;
  });
}
