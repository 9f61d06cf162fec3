/** Right-to-left scripts of Unicode (Hebrew to Arabic Extended-A), their presentation forms, and those beyond the BMP. */
const RTL_BLOCKS: readonly (readonly [number, number])[] = [
  [0x0590, 0x08ff],
  [0xfb1d, 0xfdff],
  [0xfe70, 0xfefc],
  [0x10800, 0x10fff],
  [0x1e800, 0x1efff],
];
/** Kana, Chinese characters, their punctuation and full-width forms: scripts that set no spaces. */
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

/** Is the character one of a script that is read from right to left, its marks and digits aside? */
export function isRightToLeft(code: number): boolean {
  return code >= FIRST_RTL && inBlocks(code, RTL_BLOCKS) && !isDigit(code) && !isMark(code);
}

/** May the character stand in right-to-left text only? Marks count. */
export function isOfRightToLeftScript(code: number): boolean {
  return code >= FIRST_RTL && inBlocks(code, RTL_BLOCKS);
}

/** Is the character one of a script that sets no spaces between words? */
export function isUnspaced(code: number): boolean {
  return code >= FIRST_UNSPACED && inBlocks(code, UNSPACED_BLOCKS);
}

/** Marks that sit over, under or in the character before them and take no room of their own. */
export function isMark(code: number): boolean {
  return code >= FIRST_MARK && MARK.test(String.fromCodePoint(code));
}

/** Vowel signs with a width of their own belong to the letter before them all the same. */
export function isVowelSign(code: number): boolean {
  return code >= FIRST_MARK && VOWEL_SIGN.test(String.fromCodePoint(code));
}

export function isDigit(code: number): boolean {
  return DIGIT.test(String.fromCodePoint(code));
}

export function isLeftToRightLetter(code: number): boolean {
  return STRONG_LEFT_TO_RIGHT.test(String.fromCodePoint(code)) && !isRightToLeft(code);
}

function inBlocks(code: number, blocks: readonly (readonly [number, number])[]): boolean {
  return blocks.some(([first, last]) => code >= first && code <= last);
}
