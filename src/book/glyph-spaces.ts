import type { Line } from './page.js';

/** For each glyph of the line: whether the line's text has a space before it. Empty for lines without glyphs. */
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
