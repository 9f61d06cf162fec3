/** Characters that take two UTF-16 units, such as emoji. Most texts have none, and their units need no counting. */
const LONG_CHARACTER = /[\u{10000}-\u{10ffff}]/u;

/** The number of Unicode code points of a text. */
export function codePointLength(text: string): number {
  return LONG_CHARACTER.test(text) ? Array.from(text).length : text.length;
}

/** The code points of a text from one position to another, which is not included, or to its end. */
export function codePointSlice(text: string, from: number, to?: number): string {
  return LONG_CHARACTER.test(text) ? Array.from(text).slice(from, to).join('') : text.slice(from, to);
}
