/** Accents with a width of their own, and the combining marks they become on a letter. */
const MARK_OF_ACCENT: ReadonlyMap<number, string> = new Map([
  [0x60, '\u0300'],
  [0xb4, '\u0301'],
  [0x5e, '\u0302'],
  [0x2c6, '\u0302'],
  [0x7e, '\u0303'],
  [0x2dc, '\u0303'],
  [0xaf, '\u0304'],
  [0x2c9, '\u0304'],
  [0x2d8, '\u0306'],
  [0x2d9, '\u0307'],
  [0xa8, '\u0308'],
  [0x2da, '\u030a'],
  [0x2dd, '\u030b'],
  [0x2c7, '\u030c'],
  [0xb8, '\u0327'],
  // The stroke of TeX's formulas: with `=` it is `≠`.
  [0x338, '\u0338'],
]);
/** Letters without their dot: typesetters use them under an accent. */
const DOTTED: ReadonlyMap<number, string> = new Map([
  [0x131, 'i'],
  [0x237, 'j'],
]);

/**
 * Combines a letter with an accent, or a relation with a stroke, that was drawn over it, as TeX's older fonts do.
 *
 * @returns The code point of the accented letter or the negated relation, or 0 if there is none.
 */
export function accented(accent: number, letter: number): number {
  const mark = MARK_OF_ACCENT.get(accent);
  if (mark === undefined) return 0;
  const base = DOTTED.get(letter) ?? String.fromCodePoint(letter);
  const joined = `${base}${mark}`.normalize('NFC');
  const code = joined.codePointAt(0) ?? 0;
  return /^[\p{L}\p{Sm}]$/u.test(joined) ? code : 0;
}
