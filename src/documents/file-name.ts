import { extname } from 'node:path';
import { cutText, isVisible, visibleText } from './visible-text.js';

/** The limit of common file systems. */
const FILE_NAME_LENGTH = 255;
/** A longer "extension" is rather the end of a sentence. */
const EXTENSION_LENGTH = 16;
const NAMELESS = 'unnamed.pdf';

/**
 * The file name as it is shown and stored: its last path part, one line of visible characters. A name that is too long
 * is cut before its extension.
 */
export function plainFileName(name: string): string {
  const plain = visibleText(name.split(/[/\\]/).at(-1)!);
  if (!isVisible(plain)) return NAMELESS;
  if (plain.length <= FILE_NAME_LENGTH) return plain;
  const found = extname(plain);
  const extension = found.length <= EXTENSION_LENGTH ? found : '';
  return cutText(plain, FILE_NAME_LENGTH - extension.length).trimEnd() + extension;
}
