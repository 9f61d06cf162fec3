/** Shorter chunks are headings with a line, or remains of a page. */
const LEAST_CHARACTERS = 200;
/**
 * Marks of an imprint. The bare word "copyright" is none: manuals explain how to state it.
 */
const IMPRINT =
  /©|\bcopyright\s+(?:\(c\)|(?:19|20)\d\d)|\bISBN(?:-1[03])?[:\s]*[\d-]{9,}|\ball rights reserved\b|\bpublished by\b|\b(?:(?:copy|production|development|acquisitions|series)\s*editors?|edited by|proofreaders?|cover design(?:er)?|typeset by)\s*:?\s/i;
const LEAST_TITLE = 8;
const MOST_TITLES = 2;
const MOST_TITLE_SHARE = 0.05;

/** Whether a chunk says nothing about a subject: it is too short, an imprint, or a page that repeats the book's title. */
export function isJunk(text: string, title: string): boolean {
  const shown = text.trim();
  return shown.length < LEAST_CHARACTERS || IMPRINT.test(shown) || repeatsTitle(shown, title.trim());
}

function repeatsTitle(text: string, title: string): boolean {
  if (title.length < LEAST_TITLE) return false;
  const count = text.toLowerCase().split(title.toLowerCase()).length - 1;
  return count > MOST_TITLES && (count * title.length) / text.length > MOST_TITLE_SHARE;
}
