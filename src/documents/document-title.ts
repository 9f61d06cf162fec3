import { UserError } from '../errors/errors.js';
import { cutText, isVisible, visibleText } from './visible-text.js';

export const TITLE_LENGTH = 255;

/** Title of a book that says none itself: the file name without its extension, `_` and `-` as spaces, words capitalised. */
export function titleFromFileName(fileName: string): string {
  const words = visibleText(fileName)
    .replace(/\.pdf$/i, '')
    .split(/[_\-\s]+/)
    .filter(Boolean);
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return isVisible(title) ? cutText(title, TITLE_LENGTH) : 'Untitled';
}

/** The title that a book says of itself as one line; null when there is nothing to see in it. */
export function titleOfBook(text: string): string | null {
  const title = visibleText(text);
  return isVisible(title) ? cutText(title, TITLE_LENGTH) : null;
}

/** A title that a person gave, as one line. @throws {UserError} `request.invalid` when nothing is in it, or too much. */
export function titleOfPerson(text: string): string {
  const title = visibleText(text);
  if (!isVisible(title)) {
    throw new UserError('request.invalid', 'The title has no characters that can be seen.', {
      field: 'title',
      hint: `Give 1 to ${TITLE_LENGTH} characters.`,
    });
  }
  if (title.length > TITLE_LENGTH) {
    throw new UserError('request.invalid', `The title has ${title.length} characters.`, {
      field: 'title',
      hint: `Give at most ${TITLE_LENGTH}.`,
    });
  }
  return title;
}
