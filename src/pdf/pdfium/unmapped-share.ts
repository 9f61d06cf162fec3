import type { Encoding } from '../encodings/tex-encodings.js';
import { GENERATED, NO_RUN } from '../layout/page-characters.js';
import type { PageCharacters } from '../layout/page-characters.js';
import type { PdfiumExports, Pointer } from './exports.js';
import { UnexplainedText } from './unexplained-text.js';

// A font without a mapping garbles many characters or none. On a full page every eighth character is enough evidence
// and takes less than a percent of the time of reading the page.
const ALL_UP_TO = 500;
const STEP_ON_FULL_PAGES = 8;
// Fewer characters than one line are no evidence.
const MIN_SAMPLE = 60;

/**
 * Share of the drawn characters that cannot be known: without a Unicode mapping in their font, unless their codes read as
 * text nevertheless, as those of bitmap fonts do. 0 to 1; 0 on pages with hardly any text.
 *
 * @param encodings By run: of a font whose characters are known all the same.
 */
export function unmappedShare(
  calls: PdfiumExports,
  textPage: Pointer,
  { codes, flags, runs }: Pick<PageCharacters, 'codes' | 'flags' | 'runs'>,
  encodings: readonly (Encoding | null)[],
): number {
  const step = flags.length > ALL_UP_TO ? STEP_ON_FULL_PAGES : 1;
  let looked = 0;
  let unmapped = 0;
  const text = new UnexplainedText();
  for (let i = 0; i < flags.length; i += step) {
    if ((flags[i] ?? 0) & GENERATED) continue;
    looked++;
    const isKnown = (encodings[runs[i] ?? NO_RUN] ?? null) !== null;
    if (isKnown || calls.FPDFText_HasUnicodeMapError(textPage, i) !== 1) continue;
    unmapped++;
    text.add(codes[i] ?? 0);
  }
  return looked < MIN_SAMPLE || text.reads ? 0 : unmapped / looked;
}
