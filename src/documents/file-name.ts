import { extname } from 'node:path';
import { cutText, isVisible, visibleText } from './visible-text.js';

/** As much as the usual file systems take. */
const FILE_NAME_LENGTH = 255;
/** What is longer is no extension but the end of a sentence. */
const EXTENSION_LENGTH = 16;
const NAMELESS = 'unnamed.pdf';

/**
 * The name of a file as it is shown and kept: its last part, one line of characters that can be seen, cut in front of
 * its extension where it is too long.
 */
export function plainFileName(name: string): string {
  const plain = visibleText(name.split(/[/\\]/).at(-1)!);
  if (!isVisible(plain)) return NAMELESS;
  if (plain.length <= FILE_NAME_LENGTH) return plain;
  const found = extname(plain);
  const extension = found.length <= EXTENSION_LENGTH ? found : '';
  return cutText(plain, FILE_NAME_LENGTH - extension.length).trimEnd() + extension;
}
