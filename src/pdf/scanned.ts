import { UserError } from '../errors/errors.js';
import type { PageCharacters } from './layout/page-characters.js';
import { GENERATED } from './layout/page-characters.js';
import { MIN_IMAGE_SHARE } from '../book/page.js';
import { SPACE } from './layout/shown-character.js';

// A page of a scan: next to no text and an image over most of it. A book with more such pages than others has no
// text to work with, whatever its few other pages (an added cover, say) hold.
const MAX_CHARACTERS_OF_SCAN = 20;
const MAX_SCANNED_SHARE = 0.5;

/** @throws {UserError} `document.scanned` when most of the pages are pictures of text. */
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
