import { UserError } from '../errors/errors.js';
import type { PageCharacters } from './layout/page-characters.js';
import { GENERATED } from './layout/page-characters.js';
import { MIN_IMAGE_SHARE } from '../book/page.js';
import { SPACE } from './layout/shown-character.js';

// A scanned page has almost no text and an image over most of it. If most pages of a book are like that, it has no
// usable text, whatever its few other pages hold (such as an added cover).
const MAX_CHARACTERS_OF_SCAN = 20;
const MAX_SCANNED_SHARE = 0.5;

/** @throws {UserError} `document.scanned` if most of the pages are pictures of text. */
export function refuseScan(pages: readonly PageCharacters[]): void {
  const scans = pages.filter(isScan).length;
  if (scans <= pages.length * MAX_SCANNED_SHARE) return;
  throw new UserError('document.scanned', 'The PDF is a scan: its pages are images without text.', {
    hint: 'Run text recognition (OCR) on it first.',
    field: 'file',
  });
}

function isScan(page: PageCharacters): boolean {
  if (page.imageShare <= MIN_IMAGE_SHARE) return false;
  const drawn = page.codes.filter((code, i) => code > SPACE && !((page.flags[i] ?? 0) & GENERATED));
  return drawn.length < MAX_CHARACTERS_OF_SCAN;
}
