import { UserError } from '../errors/errors.js';
import { cutText, isVisible, visibleText } from './visible-text.js';

export const TITLE_LENGTH = 255;

/**
 * The title of a book that contains none: the file name without its extension, with spaces for `_` and `-`,
 * capitalised.
 */
export function titleFromFileName(fileName: string): string {
  const words = visibleText(fileName)
    .replace(/\.pdf$/i, '')
    .split(/[_\-\s]+/)
    .filter(Boolean);
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return isVisible(title) ? cutText(title, TITLE_LENGTH) : 'Untitled';
}

/** The title that a book contains, as one line; null when it has no visible characters. */
export function titleOfBook(text: string): string | null {
  const title = visibleText(text);
  return isVisible(title) ? cutText(title, TITLE_LENGTH) : null;
}

/**
 * A title from a person, as one line. @throws {UserError} `request.invalid` when it is too long or has no visible
 * characters.
 */
export function titleOfPerson(text: string): string {
  const title = visibleText(text);
  if (!isVisible(title)) {
    throw new UserError('request.invalid', 'The title has no visible characters.', {
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
