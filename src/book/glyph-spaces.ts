import type { Line } from './page.js';

/** For each of the line's glyphs: does the line's text have a space before it? Empty for lines without glyphs. */
export function spacesBefore({ text, glyphs }: Line): boolean[] {
  let at = 0;
  return (glyphs ?? []).map((glyph) => {
    const from = at;
    while (text.charAt(at) === ' ') at++;
    const spaced = at > from;
    at += glyph.text.length;
    return spaced;
  });
}
