import type { Book } from '../book/page.js';

// Programs write these into the title if the author gave none: their own name, the name of the file, a placeholder.
const PROGRAM_AND_FILE =
  /^(?:microsoft (?:word|powerpoint|excel)|adobe \w+|openoffice\S*|libreoffice\S*|pages)\s*[-–:]\s/i;
const FILE_NAME =
  /^\S+\.(?:pdf|docx?|dvi|tex|indd|qxd|fm|book|rtf|odt|ps|html?|xml|md|txt)$|[\\/]\S+\.\w{2,5}$/i;
const PLACEHOLDER = /^(?:untitled(?:[\s-]*\d*)?|no title|title|document\s*\d*|unknown|none|null|n\/a|-+)$/i;
const HAS_A_WORD = /\p{L}{2}/u;
// A longer title is a sentence or a list of keywords.
const MAX_LENGTH = 250;

/** The title that the author gave in the document information, or null if it is not worth showing. */
export function documentTitle(book: Pick<Book, 'title'>): string | null {
  const title = (book.title ?? '').replace(/\s+/gu, ' ').trim();
  if (title.length > MAX_LENGTH || !HAS_A_WORD.test(title)) return null;
  return [PROGRAM_AND_FILE, FILE_NAME, PLACEHOLDER].some((junk) => junk.test(title)) ? null : title;
}
