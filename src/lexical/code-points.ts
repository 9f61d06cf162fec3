/** Characters that take two UTF-16 units, such as emoji. Most texts have none, and their units need no counting. */
const LONG_CHARACTER = /[\u{10000}-\u{10ffff}]/u;

/** The number of Unicode code points of a text. */
export function codePointLength(text: string): number {
  return LONG_CHARACTER.test(text) ? Array.from(text).length : text.length;
}

/** The code points of a text from one position to another, which is not included. */
export function codePointSlice(text: string, from: number, to: number): string {
  return LONG_CHARACTER.test(text) ? Array.from(text).slice(from, to).join('') : text.slice(from, to);
}

/** Turns UTF-16 positions into code points; positions must not decrease from call to call. */
export function codePointCounter(text: string): (position: number) => number {
  if (!LONG_CHARACTER.test(text)) return (position) => position;
  let position = 0;
  let points = 0;
  return (wanted) => {
    while (position < wanted) {
      position += text.codePointAt(position)! > 0xffff ? 2 : 1;
      points += 1;
    }
    return points;
  };
}
