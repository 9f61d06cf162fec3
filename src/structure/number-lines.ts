const CHAPTER = 'chapter|appendix|unit|module|kapitel|anhang';
const DIVISION = 'part|book|volume|teil';
const LABEL = new RegExp(`^(?:(${CHAPTER})|${DIVISION})$`, 'iu');
const NUMBERED_DIVISION = new RegExp(`^(?:${DIVISION})\\s+(?:\\d{1,4}|[ivxlc]{1,7})(?!\\p{L})`, 'iu');
const NUMBERED_CHAPTER = new RegExp(`^(?:${CHAPTER})\\s+(?:\\d{1,4}|[ivxlc]{1,7}|[a-z])(?!\\p{L})`, 'iu');
const NUMBER =
  /^(?:\d{1,3}|[ivxlc]{1,7}|[a-z]|(?:(?:twen|thir|for)ty[\s-]?)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for)ty)$/iu;

/** The depth that a word such as `CHAPTER` on a line of its own states: 0, or -1 for a part; null for other text. */
export function depthOfLabel(text: string): number | null {
  const label = LABEL.exec(text.trim());
  if (!label) return null;
  return label[1] === undefined ? -1 : 0;
}

/** The depth that a number with its word states at the start of a title: 0 for `Chapter 3`, -1 for `Part II`; else null. */
export function depthOfNumberedLabel(title: string): number | null {
  if (NUMBERED_DIVISION.test(title)) return -1;
  return NUMBERED_CHAPTER.test(title) ? 0 : null;
}

/** Whether a line holds only the number of a chapter, as a figure, a letter or a word: `3`, `IV`, `A`, `THREE`. */
export function isBareNumber(text: string): boolean {
  return NUMBER.test(text.trim());
}
