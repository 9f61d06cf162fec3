/** Right-to-left scripts of Unicode (Hebrew to Arabic Extended-A), their presentation forms, and those beyond the BMP. */
const RTL_BLOCKS: readonly (readonly [number, number])[] = [
  [0x0590, 0x08ff],
  [0xfb1d, 0xfdff],
  [0xfe70, 0xfefc],
  [0x10800, 0x10fff],
  [0x1e800, 0x1efff],
];
/** Kana, Chinese characters, their punctuation and full-width forms: scripts without spaces between words. */
const UNSPACED_BLOCKS: readonly (readonly [number, number])[] = [
  [0x2e80, 0x30ff],
  [0x31f0, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff9f],
  [0x20000, 0x3ffff],
];
const MARK = /^[\p{Mn}\p{Me}]$/u;
const VOWEL_SIGN = /^\p{Mc}$/u;
const STRONG_LEFT_TO_RIGHT = /^\p{L}$/u;
const DIGIT = /^\p{Nd}$/u;
const FIRST_MARK = 0x0300;
const FIRST_RTL = 0x0590;
const FIRST_UNSPACED = 0x2e80;

/** Whether the character belongs to a script read from right to left, except for marks and digits. */
export function isRightToLeft(code: number): boolean {
  return code >= FIRST_RTL && inBlocks(code, RTL_BLOCKS) && !isDigit(code) && !isMark(code);
}

/** Whether the character, including marks, can occur in right-to-left text only. */
export function isOfRightToLeftScript(code: number): boolean {
  return code >= FIRST_RTL && inBlocks(code, RTL_BLOCKS);
}

/** Whether the character belongs to a script without spaces between words. */
export function isUnspaced(code: number): boolean {
  return code >= FIRST_UNSPACED && inBlocks(code, UNSPACED_BLOCKS);
}

/** Whether the character is a mark over, under or in the character before it, without a width of its own. */
export function isMark(code: number): boolean {
  return code >= FIRST_MARK && MARK.test(String.fromCodePoint(code));
}

/** Whether the character is a vowel sign: it has a width of its own but belongs to the letter before it. */
export function isVowelSign(code: number): boolean {
  return code >= FIRST_MARK && VOWEL_SIGN.test(String.fromCodePoint(code));
}

export function isDigit(code: number): boolean {
  return DIGIT.test(String.fromCodePoint(code));
}

export function isLetter(code: number): boolean {
  return /^\p{L}$/u.test(String.fromCodePoint(code));
}

export function isLeftToRightLetter(code: number): boolean {
  return STRONG_LEFT_TO_RIGHT.test(String.fromCodePoint(code)) && !isRightToLeft(code);
}

function inBlocks(code: number, blocks: readonly (readonly [number, number])[]): boolean {
  return blocks.some(([first, last]) => code >= first && code <= last);
}
