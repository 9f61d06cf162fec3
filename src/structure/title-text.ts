/** The number of a chapter on its page, either on the line of its title or on the line above it. */
const NUMBERING =
  /^(?:(?:chapter|appendix|part|section|unit|module)\s+)?(?:\d{1,4}|[A-Z]|[IVXLC]+)(?:\.\d{1,4})*[.:)]?\s+/iu;
const NUMBER_LINE = /^(?:chapter|appendix|part|section|unit|module)\s+(?:\d{1,4}|[ivxlc]+|[a-z])[.:]?$/iu;

/**
 * The letters and digits of a title in lower case, without accents. Typesetters change the case, spaces, dashes and
 * hyphens of a title, and TeX sets an accent as a character of its own beside a dotless letter.
 */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ȷ', 'j')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Like `plainTitle`, but without `Chapter 3`, `1.2` or `A.` before the title. */
export function plainUnnumberedTitle(title: string): string {
  return plainTitle(title.replace(NUMBERING, '')) || plainTitle(title);
}

/** Whether a line holds only the number of a chapter: `Chapter 3`. */
export function isChapterNumber(text: string): boolean {
  return NUMBER_LINE.test(text.trim());
}

/** Maximum length of stored and displayed titles. */
export const STORED_TITLE_LENGTH = 250;

/** At most `length` 16-bit units of a title, without the half of a surrogate pair that the cut may leave. */
export function cutTitle(title: string, length: number): string {
  return title.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** A number of several levels that fills its column, so that the title touches it: `3.24.3Tables`, `A.10.Keys`. */
const TOUCHING_NUMBER = /^((?:\d{1,3}|[A-Z])(?:\.\d{1,3})+\.?)(?=[\p{Lu}[(])/u;

/** The title with a space behind its number. */
export function withNumberApart(title: string): string {
  return title.replace(TOUCHING_NUMBER, '$1 ');
}

/** Depth of a decimal number before a title, from 0: 1 for `2.3 Lists`; null without a number. */
export function numberingDepth(title: string): number | null {
  const number = /^(?:§\s*)?((?:\d{1,3}|[A-Z])(?:\.\d{1,3})*)\.?\s+\S/u.exec(title)?.[1];
  return number === undefined ? null : number.split('.').length - 1;
}

/**
 * Whether a title has a decimal number: `2.3 Lists`. A single letter or figure does not show so much: in `A Tour of X`
 * the number would be `A`.
 */
export function hasSectionNumber(title: string): boolean {
  return (numberingDepth(title) ?? 0) > 0;
}

const STARTS_NUMBERED =
  /^(?:(?:chapter|appendix|part|section|unit|module|book|volume|teil|kapitel|anhang)\s+(?:\d{1,4}|[ivxlc]{1,7}|[a-z])\b|§\s*\d|\d{1,3}(?:\.\d{1,3})*\.?\s|[A-Z]\.\d|[A-Z]\.\s)/iu;

/** Whether a line begins with the number of an entry, so that it cannot be the second line of another one. */
export function startsNumbered(text: string): boolean {
  return STARTS_NUMBERED.test(`${text.trim()} `);
}
