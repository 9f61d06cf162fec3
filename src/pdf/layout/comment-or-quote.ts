import { isUnspaced } from '../../book/scripts.js';

const SIGN = /[#"'%;<*]|\/\/|--/;

/**
 * Whether a sign of a comment or a quote is before the first character of a script without spaces. In a listing, such
 * characters are nowhere else.
 *
 * @param line Indexes of the characters of a line, in reading order. @param shown Code points by these indexes.
 */
export function isCommentOrQuote(line: Int32Array, shown: ArrayLike<number>): boolean {
  const codes = Array.from(line, (i) => shown[i] ?? 0);
  const first = codes.findIndex(isUnspaced);
  return SIGN.test(String.fromCodePoint(...codes.slice(0, first < 0 ? codes.length : first)));
}
