import { isUnspaced } from '../../book/scripts.js';

const SIGN = /[#"'%;<*]|\/\/|--/;

/**
 * Whether a sign of a comment or a quote is before the first character of a script without spaces. In a listing, such
 * characters are nowhere else.
 */
export function isCommentOrQuote(line: string): boolean {
  let before = '';
  for (const character of line) {
    if (isUnspaced(character.codePointAt(0) ?? 0)) break;
    before += character;
  }
  return SIGN.test(before);
}
