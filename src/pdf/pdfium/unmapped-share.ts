import { GENERATED } from '../layout/page-characters.js';
import type { PdfiumExports, Pointer } from './exports.js';

// A font without a mapping garbles many characters or none. On a full page every eighth character is enough evidence
// and takes less than a percent of the time of reading the page.
const ALL_UP_TO = 500;
const STEP_ON_FULL_PAGES = 8;
// Fewer characters than one line are no evidence.
const MIN_SAMPLE = 60;

/** Share of the drawn characters without a Unicode mapping in their font, 0 to 1; 0 on pages with hardly any text. */
export function unmappedShare(calls: PdfiumExports, textPage: Pointer, flags: Uint8Array): number {
  const step = flags.length > ALL_UP_TO ? STEP_ON_FULL_PAGES : 1;
  let looked = 0;
  let unmapped = 0;
  for (let i = 0; i < flags.length; i += step) {
    if ((flags[i] ?? 0) & GENERATED) continue;
    looked++;
    if (calls.FPDFText_HasUnicodeMapError(textPage, i) === 1) unmapped++;
  }
  return looked < MIN_SAMPLE ? 0 : unmapped / looked;
}
