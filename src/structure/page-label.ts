/** A page number as printed in the contents. */
export interface PageLabel {
  /** As printed: `12`, `iv`, `A-3`, `3-12`. */
  readonly text: string;
  /** How it counts. `other` labels (`A-3`, `3-12`) can be looked up, but the pages after them cannot be counted. */
  readonly style: 'arabic' | 'roman' | 'other';
  /** 12 for `12` and `xii`; 0 for `other`. */
  readonly value: number;
}

// Roman front matter ends before page 200. With `d` and `m`, common words such as `mix` would match, too.
const ROMAN = /^(?:c{0,1}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))$/i;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
// Only these digits: circled and superscript digits are part of titles.
const ARABIC = /^[0-9]{1,4}$/;
const OTHER = /^(?:[A-Z][-–.]?[0-9]{1,3}|[0-9]{1,2}[-–][0-9]{1,3})$/i;

/** Reads a page number; null if the text is not one. */
export function readPageLabel(text: string): PageLabel | null {
  if (ARABIC.test(text)) return { text, style: 'arabic', value: Number(text) };
  if (text !== '' && ROMAN.test(text)) return { text, style: 'roman', value: romanValue(text) };
  return OTHER.test(text) ? { text, style: 'other', value: 0 } : null;
}

function romanValue(text: string): number {
  const values = Array.from(text.toLowerCase(), (letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, i) => (value < (values[i + 1] ?? 0) ? sum - value : sum + value), 0);
}
