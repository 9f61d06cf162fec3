const LABEL = /^(?:(chapter|appendix|unit|module|kapitel|anhang)|part|book|volume|teil)$/iu;
const NUMBER =
  /^(?:\d{1,3}|[ivxlc]{1,7}|[a-z]|(?:(?:twen|thir|for)ty[\s-]?)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for)ty)$/iu;

/** The depth that a word such as `CHAPTER` on a line of its own states: 0, or -1 for a part; null for other text. */
export function depthOfLabel(text: string): number | null {
  const label = LABEL.exec(text.trim());
  if (!label) return null;
  return label[1] === undefined ? -1 : 0;
}

/** Whether a line holds only the number of a chapter, as a figure, a letter or a word: `3`, `IV`, `A`, `THREE`. */
export function isBareNumber(text: string): boolean {
  return NUMBER.test(text.trim());
}
