import type { Line } from './page.js';

/** For each glyph of the line: whether the line's text has a space before it. Empty for lines without glyphs. */
export function spacesBefore({ text, glyphs, cellGlyphs }: Line): boolean[] {
  let at = 0;
  return (glyphs ?? cellGlyphs ?? []).map((glyph) => {
    const from = at;
    while (text.charAt(at) === ' ') at++;
    const spaced = at > from;
    at += glyph.text.length;
    return spaced;
  });
}
